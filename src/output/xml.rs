//! Feeds, sitemaps and descriptions as XML: text between tags, escaped.

use crate::render::markdown::escape;
use crate::site::messages::stripped;

/// An XML document in the making.
#[derive(Debug)]
pub(super) struct Xml(String);

impl Xml {
    pub(super) fn new() -> Self {
        Xml("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned())
    }

    /// `<name a="b">`; the name and the keys are our own.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.tag(name, attributes, ">\n")
    }

    /// `<name a="b"/>`.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.tag(name, attributes, "/>\n")
    }

    pub(super) fn close(&mut self, name: &str) -> &mut Self {
        self.0.extend(["</", name, ">\n"]);
        self
    }

    /// `<name a="b">text</name>`.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> &mut Self {
        self.tag(name, attributes, ">");
        // A feed has no mark-up with which a text could say that it is in another language.
        escape(&stripped(text.to_owned()), &mut self.0);
        self.close(name)
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) -> &mut Self {
        self.0.extend(["<", name]);
        for (key, value) in attributes {
            self.0.extend([" ", key, "=\""]);
            escape(value, &mut self.0);
            self.0.push('"');
        }
        self.0.push_str(end);
        self
    }
}
