//! Stories of blobs in a folder, and of the same in a bucket of a real store.

use futures::stream;
use url::Url;

use super::*;

/// Opens the same test on a folder and on a bucket.
macro_rules! both_places {
    ($($(#[$meta:meta])* async fn $name:ident($blobs:ident: Blobs) $body:block)*) => { $(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn run($blobs: Blobs) $body

            #[tokio::test]
            async fn in_a_folder() {
                let dir = tempfile::tempdir().unwrap();
                run(Blobs::open(&BlobPlace::Folder(dir.path().join("blobs")), Chance::System).unwrap()).await;
            }

            #[tokio::test]
            async fn in_a_bucket() {
                if let Some(bucket) = bucket() {
                    run(Blobs::open(&BlobPlace::Bucket(bucket), Chance::System).unwrap()).await;
                }
            }
        }
    )* };
}

/// A place of our own in the bucket that the test runner names; none if it names none.
///
/// # Panics
/// In CI, where a missing store would silently skip these tests.
#[expect(clippy::disallowed_methods, reason = "the test runner names its store in the environment")]
fn bucket() -> Option<Bucket> {
    let Ok(url) = std::env::var("INDABA_TEST_S3") else {
        assert!(std::env::var("CI").is_err(), "CI must set INDABA_TEST_S3");
        return None;
    };
    let url: Url = url.parse().unwrap();
    Some(Bucket {
        name: url.path().trim_matches('/').to_owned(),
        prefix: format!("shops/{}", hexadecimal(&Chance::System.bytes::<8>())),
        endpoint: Some(format!("http://{}:{}", url.host_str().unwrap(), url.port().unwrap())),
        region: "us-east-1".into(),
        access_key: url.username().to_owned(),
        secret_key: url.password().unwrap().to_owned(),
    })
}

fn pieces(all: &[&'static str]) -> impl Stream<Item = std::result::Result<Bytes, String>> + Unpin {
    stream::iter(all.iter().map(|it| Ok(Bytes::from_static(it.as_bytes()))).collect::<Vec<_>>())
}

/// Everything in the store, also what is still coming in.
async fn everything(blobs: &Blobs) -> Vec<String> {
    let start = Key::from(blobs.prefix.trim_end_matches('/'));
    let all: Vec<_> = blobs.store.list(Some(&start)).try_collect().await.unwrap();
    all.into_iter().map(|it| it.location.to_string()).collect()
}

both_places! {
    async fn what_is_received_lies_under_its_hash_once(blobs: Blobs) {
        let first = blobs.receive("imports", 1 << 20, pieces(&["a,b\n", "1,2\n"])).await.unwrap();
        let again = blobs.receive("imports", 1 << 20, pieces(&["a,b\n1,2\n"])).await.unwrap();
        assert_eq!(first, again);
        assert_eq!(first.size, 8);
        assert_eq!(blobs.get(&first.key).await.unwrap().unwrap(), "a,b\n1,2\n");
        assert_eq!(blobs.list("").await.unwrap(), [Listed { key: first.key.clone(), size: 8 }]);
        assert_eq!(everything(&blobs).await.len(), 1, "nothing is left of the way in");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut blobs.file(&first.key).await.unwrap().unwrap(), &mut text).unwrap();
        assert_eq!(text, "a,b\n1,2\n");
        blobs.delete(&first.key).await.unwrap();
        blobs.delete(&first.key).await.unwrap();
        assert!(blobs.get(&first.key).await.unwrap().is_none());
        assert!(blobs.file(&first.key).await.unwrap().is_none());
        assert!(blobs.stream(&first.key).await.unwrap().is_none());
    }

    async fn too_large_or_broken_off_leaves_nothing(blobs: Blobs) {
        let error =
            blobs.receive("imports", 1 << 20, pieces(&["x"; 3]).chain(stream::iter([Ok(vec![0; 1 << 20].into())])));
        assert!(matches!(error.await, Err(Error::Invalid(say)) if say.key == "base-file-too-large"));
        let broken = pieces(&["half"]).chain(stream::iter([Err("gone".to_owned())]));
        assert!(matches!(blobs.receive("imports", 9, broken).await, Err(Error::Invalid(_))));
        assert_eq!(everything(&blobs).await, [""; 0]);
    }

    async fn a_large_file_comes_in_parts_and_out_whole(blobs: Blobs) {
        let piece: Bytes = (0..1_u32 << 20).map(|it| (it % 251) as u8).collect::<Vec<_>>().into();
        let sent = stream::iter((0..13).map(|_| Ok::<_, String>(piece.clone())));
        let sha256 = blobs.receive_as("backups/one", sent).await.unwrap();
        let mut digest = Digest::new(&SHA256);
        let mut size = 0;
        let mut pieces = blobs.stream("backups/one").await.unwrap().unwrap();
        while let Some(it) = pieces.next().await {
            let it = it.unwrap();
            size += it.len();
            digest.update(&it);
        }
        assert_eq!((size, hexadecimal(digest.finish().as_ref())), (13 << 20, sha256));
    }

    /// A store lists a thousand at a time.
    async fn a_long_list_is_listed_to_its_end(blobs: Blobs) {
        let names: Vec<String> = (0..1_005).map(|n| format!("many/{n:04}")).collect();
        let put = stream::iter(names.clone()).map(|it| { let blobs = blobs.clone(); async move { blobs.put(&it, "x").await } });
        put.buffer_unordered(16).try_collect::<()>().await.unwrap();
        blobs.put("other", "አበበ").await.unwrap();
        let listed = blobs.list("many").await.unwrap();
        assert_eq!(listed.iter().map(|it| it.key.clone()).collect::<Vec<_>>(), names);
        assert_eq!(blobs.list("").await.unwrap().len(), 1_006);
        assert_eq!(blobs.get("other").await.unwrap().unwrap(), "አበበ");
    }

    async fn a_key_cannot_leave_its_place(blobs: Blobs) {
        for key in ["../secret.key", "a/../../secret.key", "a//b", "./a"] {
            assert!(blobs.put(key, "x").await.is_err(), "{key}");
            assert!(blobs.file(key).await.is_err(), "{key}");
        }
    }
}

#[tokio::test]
async fn a_store_that_refuses_the_key_is_an_error_and_no_missing_file() {
    let Some(bucket) = bucket() else { return };
    let wrong = Bucket { access_key: "someone".into(), secret_key: "guessed".into(), ..bucket };
    let blobs = Blobs::open(&BlobPlace::Bucket(wrong), Chance::System).unwrap();
    let Err(Error::Internal(cause)) = blobs.get("imports/x").await else { panic!("it is refused") };
    let told = format!("{cause:#}");
    assert!(told.contains("the store of files failed") && !told.contains("guessed"), "{told}");
    assert!(blobs.put("imports/x", "x").await.is_err());
}
