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
