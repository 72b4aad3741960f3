//! Pictures and documents as they may be published: taken apart, and put together again from the parts that draw.
//!
//! Every format has a list of the parts that are kept. Whatever is not on it is left out, known or not:
//! EXIF with its thumbnail and place, XMP, IPTC, colour profiles with their comments, text, trailers after
//! the picture's end. Only which way is up is kept, since phones store photographs lying down. No pixel is
//! decoded, and the same bytes always give the same bytes. Hostile files give a [`Fault`], never a panic.

mod avif;
mod exif;
mod jpeg;
pub(crate) mod pdf;
mod png;
mod svg;
mod webp;

/// Files of more bytes are refused.
pub const LARGEST: usize = 30 << 20;
/// Pictures of more pixels are refused: a browser would need a gigabyte for one.
const MOST_PIXELS: u64 = 80_000_000;

/// A file with nothing but what draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is.
    pub shape: Shape,
}

/// What a file is: shown on the page, or opened by a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A picture, in pixels.
    Picture {
        /// How wide it is shown.
        width: u32,
        /// How high it is shown.
        height: u32,
    },
    /// A document.
    Document {
        /// How many pages it has.
        pages: u32,
        /// On how many of them no letter can be read by a program.
        unread: u32,
    },
}

impl Cleaned {
    fn picture(bytes: Vec<u8>, width: u32, height: u32) -> Cleaned {
        Cleaned { bytes, shape: Shape::Picture { width, height } }
    }
}

/// Why a file is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

impl Fault {
    fn new(message: impl Into<String>, help: &'static str) -> Fault {
        Fault { message: message.into(), help }
    }

    /// A file that ends too early or is no such picture.
    fn broken(format: &str) -> Fault {
        Fault::new(
            format!("this is no whole {format} file"),
            "open it in an image editor and save it again as JPEG or PNG",
        )
    }
}

/// Endings of files that can be published, with what takes each apart.
type Cleaner = fn(&[u8]) -> Result<Cleaned, Fault>;
const FORMATS: [(&str, Cleaner); 7] = [
    ("jpg", jpeg::clean),
    ("jpeg", jpeg::clean),
    ("png", png::clean),
    ("webp", webp::clean),
    ("avif", avif::clean),
    ("svg", svg::clean),
    ("pdf", pdf::clean),
];

/// Leaves of a picture or document what draws it; `ending` is that of its name, in lower case.
///
/// ```
/// assert!(casebook::media::clean("png", b"no picture").is_err());
/// assert!(casebook::media::clean("heic", b"").unwrap_err().help.contains("WebP"));
/// ```
///
/// # Errors
/// When the format is not known, or the file is not whole, too large, or has too many pixels.
pub fn clean(ending: &str, bytes: &[u8]) -> Result<Cleaned, Fault> {
    let Some((_, cleaner)) = FORMATS.iter().find(|row| row.0 == ending) else {
        return Err(unknown(ending));
    };
    if bytes.len() > LARGEST {
        let message = format!("a file of more than {} MiB", LARGEST >> 20);
        return Err(Fault::new(message, "make it smaller: 2,000 pixels across are enough for a page"));
    }
    let cleaned = cleaner(bytes)?;
    if let Shape::Picture { width, height } = cleaned.shape {
        check_size(width, height)?;
    }
    Ok(cleaned)
}

fn check_size(width: u32, height: u32) -> Result<(), Fault> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(Fault::new("a picture without a size", "open it in an image editor and save it again"));
    }
    if pixels > MOST_PIXELS {
        let message = format!("a picture of {width} by {height} pixels");
        return Err(Fault::new(message, "make it smaller: 2,000 pixels across are enough for a page"));
    }
    Ok(())
}

fn unknown(ending: &str) -> Fault {
    let help = match ending {
        "heic" | "heif" | "gif" | "tif" | "tiff" | "bmp" => {
            "save it as JPEG, PNG, WebP or AVIF: what this format hides cannot be taken out by this version"
        }
        _ => "pictures are JPEG, PNG, WebP, AVIF or SVG files, documents are PDF files",
    };
    Fault::new(format!("`.{ending}` files are not published"), help)
}

/// A stretch of a file, if it is there.
fn take(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

#[cfg(test)]
mod tests;
