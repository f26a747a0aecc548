use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

const RAW_BYTES: usize = 32 * 1024;

/// A byte that occurs in no UTF-8 text. It stands where the source could not be decoded, so that
/// the row which holds it is found out by the same check as broken UTF-8.
const UNDECODABLE: u8 = 0xFF;

/// Bytes of any encoding, given on as UTF-8.
pub(crate) struct Source<R> {
    inner: R,
    transcoding: Option<Transcoding>,
}

struct Transcoding {
    decoder: Decoder,
    raw: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
    finished: bool,
}

impl<R: Read> Source<R> {
    pub fn new(inner: R, encoding: &'static Encoding) -> Source<R> {
        let transcoding = (encoding != UTF_8).then(|| Transcoding {
            decoder: encoding.new_decoder_with_bom_removal(),
            raw: vec![0; RAW_BYTES],
            start: 0,
            end: 0,
            ended: false,
            finished: false,
        });
        Source { inner, transcoding }
    }

    /// Writes at least one byte to `out`, or none at the end. `out` must not be tiny.
    pub fn fill(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match &mut self.transcoding {
            None => read(&mut self.inner, out),
            Some(transcoding) => transcoding.fill(&mut self.inner, out),
        }
    }
}

/// A source of any encoding, read as UTF-8. Where it cannot be decoded stands a byte that is no UTF-8.
pub fn as_utf8<R: Read>(source: R, encoding: &'static Encoding) -> impl Read {
    Utf8 { source: Source::new(source, encoding), kept: vec![0; RAW_BYTES], start: 0, end: 0 }
}

struct Utf8<R> {
    source: Source<R>,
    kept: Vec<u8>,
    start: usize,
    end: usize,
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.start == self.end {
            self.start = 0;
            self.end = self.source.fill(&mut self.kept)?;
        }
        let taken = out.len().min(self.end - self.start);
        out[..taken].copy_from_slice(&self.kept[self.start..self.start + taken]);
        self.start += taken;
        Ok(taken)
    }
}

impl Transcoding {
    fn fill(&mut self, inner: &mut impl Read, out: &mut [u8]) -> io::Result<usize> {
        let room = out.len() - 1;
        let mut written = 0;
        while written == 0 && !self.finished {
            if self.start == self.end && !self.ended {
                self.start = 0;
                self.end = read(inner, &mut self.raw)?;
                self.ended = self.end == 0;
            }
            let (result, used, made) = self.decoder.decode_to_utf8_without_replacement(
                &self.raw[self.start..self.end],
                &mut out[..room],
                self.ended,
            );
            self.start += used;
            written = made;
            match result {
                DecoderResult::InputEmpty => self.finished = self.ended,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    out[written] = UNDECODABLE;
                    written += 1;
                }
            }
        }
        Ok(written)
    }
}

fn read(inner: &mut impl Read, out: &mut [u8]) -> io::Result<usize> {
    loop {
        match inner.read(out) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
