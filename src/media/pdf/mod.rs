//! PDF: the document is written anew from its pages. What they draw, where their links lead, the outline and the
//! words for those who do not see it are kept; no other key of any dictionary is on the list.
//!
//! So these are gone: who made it, when and with what; XMP; earlier revisions and whatever no page needs; attached
//! files; scripts and actions; notes; pictures that no page shows, and small ones of the pages; profiles of
//! colours; what cameras wrote into photographs. Every layer becomes visible: nothing stays in the file that no
//! reader sees without trying.

mod copy;
mod letters;
mod stream;
mod words;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::{Cleaned, Fault, Shape};

pub(crate) use self::words::Words;

/// The packed parts of a document unpack to no more than this, together.
const MOST: u64 = 512 << 20;
/// What one part may unpack to while the document is read.
const MOST_AT_ONCE: usize = 64 << 20;
/// Documents of more pages are refused.
const MOST_PAGES: usize = 20_000;
/// What to do with a document that cannot be cleaned: a new one is made of what is seen.
const PRINT: &str = "open it, print it to a new PDF file, look at every page of that, and add that one";

pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, Fault> {
    let from = load(bytes)?;
    refuse(&from)?;
    let mut bytes = copy::written_anew(&from)?;
    let mut copied = load(&bytes)?;
    let read = words::read(&copied)?;
    if !read.undrawn.is_empty() {
        // Pages taken from a longer document often bring the pictures of all its pages.
        copied.objects.retain(|id, _| !read.undrawn.contains(id));
        bytes = copy::written_anew(&copied)?;
    }
    if read.pages as usize != pages(&from)?.len() {
        return Err(broken());
    }
    Ok(Cleaned { bytes, shape: Shape::Document { pages: read.pages, unread: read.unread } })
}

/// What can be read in a document; `None` if it is none.
pub(crate) fn words(bytes: &[u8]) -> Option<Words> {
    words::read(&load(bytes).ok()?).ok()
}

fn load(bytes: &[u8]) -> Result<Document, Fault> {
    if !bytes.starts_with(b"%PDF-") {
        return Err(broken());
    }
    stream::measure(bytes)?;
    let options = LoadOptions::with_max_decompressed_size(MOST_AT_ONCE);
    Document::load_mem_with_options(bytes, options).map_err(|_| broken())
}

/// Documents that would no longer be what they were, or that cannot be read.
fn refuse(document: &Document) -> Result<(), Fault> {
    let fault = |message: &str| Err(Fault::new(message, PRINT));
    if document.is_encrypted() || document.was_encrypted() || document.trailer.has(b"Encrypt") {
        return fault("a PDF file that is encrypted");
    }
    let catalog = document.catalog().map_err(|_| broken())?;
    if catalog.has(b"Perms") {
        return fault("a PDF file with a signature: it would no longer be valid");
    }
    let Some(form) = catalog.get_deref(b"AcroForm", document).ok().and_then(|form| form.as_dict().ok())
    else {
        return Ok(());
    };
    let number = |key| form.get_deref(key, document).and_then(Object::as_i64).unwrap_or(0);
    if number(b"SigFlags") != 0 {
        return fault("a PDF file with a signature: it would no longer be valid");
    }
    if form.has(b"XFA") || has_fields(form, document) {
        return fault("a PDF file with a form: what was filled in would be lost");
    }
    Ok(())
}

fn has_fields(form: &Dictionary, document: &Document) -> bool {
    let fields = form.get_deref(b"Fields", document).and_then(Object::as_array);
    fields.is_ok_and(|fields| !fields.is_empty())
}

/// The pages in their order, each of which must be there; what a file says of their number is not believed.
fn pages(document: &Document) -> Result<Vec<ObjectId>, Fault> {
    let mut out = Vec::new();
    for page in document.page_iter() {
        if out.len() == MOST_PAGES {
            return Err(too_much());
        }
        if !document.get_dictionary(page).is_ok_and(|page| page.has_type(b"Page")) {
            return Err(broken());
        }
        out.push(page);
    }
    Ok(out)
}

fn broken() -> Fault {
    Fault::new("this is no whole PDF file", PRINT)
}

fn too_much() -> Fault {
    Fault::new("a PDF file that unpacks to more than can be looked through", PRINT)
}

#[cfg(test)]
mod tests;
