//! The view of a page laid out flat: one row of values, one text.
//!
//! Serialising a view this way costs two growing buffers, which the next page of the thread takes over, where
//! the template engine's own values cost a map and a counted pointer for every struct and every longer text.

use std::fmt;

use serde::ser::{
    Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, SerializeTupleStruct, Serializer,
};

/// A value; lists and maps are stretches of the row, texts of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    None,
    Bool(bool),
    Number(i64),
    Text { at: u32, length: u32 },
    List { at: u32, length: u32 },
    Map { at: u32, length: u32 },
}

/// A value with its name; items of lists have none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) value: Value,
}

const EMPTY: Field = Field { name: "", value: Value::None };

/// Values of a view; the first one is the view itself.
#[derive(Debug, Default)]
pub(super) struct Values {
    row: Vec<Field>,
    text: String,
}

impl Values {
    /// Lays out `view`; `None` for what templates could not be given this way: bytes, fractions, maps with
    /// keys of their own, enums with contents.
    pub(super) fn of(view: &impl Serialize) -> Option<Values> {
        let mut values = Values::default();
        values.fill(view).then_some(values)
    }

    /// Lays out `view` in the place of what was there.
    pub(super) fn fill(&mut self, view: &impl Serialize) -> bool {
        self.row.clear();
        self.text.clear();
        self.row.push(EMPTY);
        view.serialize(Place { values: self, at: 0 }).is_ok()
    }

    /// The view itself.
    pub(super) fn whole(&self) -> Value {
        self.row[0].value
    }

    /// The items of a list or the fields of a map.
    pub(super) fn items(&self, value: Value) -> &[Field] {
        match value {
            Value::List { at, length } | Value::Map { at, length } => {
                &self.row[at as usize..at as usize + length as usize]
            }
            _ => &[],
        }
    }

    /// The fields of a map; none of what is no map.
    pub(super) fn fields(&self, value: Value) -> &[Field] {
        if matches!(value, Value::Map { .. }) { self.items(value) } else { &[] }
    }

    /// The words of a text.
    pub(super) fn text(&self, value: Value) -> Option<&str> {
        let Value::Text { at, length } = value else { return None };
        self.text.get(at as usize..at as usize + length as usize)
    }

    fn push_text(&mut self, text: &str) -> Result<Value, Unfit> {
        let at = short(self.text.len())?;
        self.text.push_str(text);
        Ok(Value::Text { at, length: short(text.len())? })
    }

    /// Room for the items of a list or map.
    fn room(&mut self, length: usize) -> Result<(u32, u32), Unfit> {
        let at = self.row.len();
        self.row.resize(at + length, EMPTY);
        Ok((short(at)?, short(length)?))
    }
}

fn short(number: usize) -> Result<u32, Unfit> {
    u32::try_from(number).map_err(|_| Unfit)
}

/// That a view holds what cannot be laid out.
#[derive(Debug)]
pub(super) struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the view holds what cannot be laid out")
    }
}

impl std::error::Error for Unfit {}

impl serde::ser::Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Unfit
    }
}

/// Where a value goes.
struct Place<'v> {
    values: &'v mut Values,
    at: usize,
}

impl Place<'_> {
    fn put(self, value: Value) -> Result<(), Unfit> {
        self.values.row[self.at].value = value;
        Ok(())
    }

    fn number<T: TryInto<i64>>(self, number: T) -> Result<(), Unfit> {
        self.put(Value::Number(number.try_into().map_err(|_| Unfit)?))
    }
}

/// Puts the items of a list or map into their room.
struct Filling<'v> {
    values: &'v mut Values,
    next: usize,
    end: usize,
}

impl<'v> Filling<'v> {
    fn new(place: Place<'v>, length: usize, kind: fn(u32, u32) -> Value) -> Result<Self, Unfit> {
        let (at, length) = place.values.room(length)?;
        place.values.row[place.at].value = kind(at, length);
        let next = at as usize;
        Ok(Filling { values: place.values, next, end: next + length as usize })
    }

    fn add(&mut self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Result<(), Unfit> {
        if self.next == self.end {
            return Err(Unfit);
        }
        self.values.row[self.next].name = name;
        value.serialize(Place { values: self.values, at: self.next })?;
        self.next += 1;
        Ok(())
    }
}

fn list(at: u32, length: u32) -> Value {
    Value::List { at, length }
}

fn map(at: u32, length: u32) -> Value {
    Value::Map { at, length }
}

/// Methods that take a value as it is, and those for what views do not hold.
macro_rules! simple {
    (numbers $($number:ident $type:ty),*; unfit $($name:ident $refused:ty),*) => {
        $(fn $number(self, value: $type) -> Result<(), Unfit> { self.number(value) })*
        $(fn $name(self, _: $refused) -> Result<(), Unfit> { Err(Unfit) })*
    };
}

impl<'v> Serializer for Place<'v> {
    type Ok = ();
    type Error = Unfit;
    type SerializeSeq = Filling<'v>;
    type SerializeTuple = Filling<'v>;
    type SerializeTupleStruct = Filling<'v>;
    type SerializeTupleVariant = Impossible<(), Unfit>;
    type SerializeMap = Impossible<(), Unfit>;
    type SerializeStruct = Filling<'v>;
    type SerializeStructVariant = Impossible<(), Unfit>;

    simple! {
        numbers serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
            serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64;
        unfit serialize_f32 f32, serialize_f64 f64, serialize_bytes &[u8]
    }

    fn serialize_bool(self, value: bool) -> Result<(), Unfit> {
        self.put(Value::Bool(value))
    }

    fn serialize_char(self, value: char) -> Result<(), Unfit> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Unfit> {
        let value = self.values.push_text(value)?;
        self.put(value)
    }

    fn serialize_none(self) -> Result<(), Unfit> {
        self.put(Value::None)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unfit> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unfit> {
        self.put(Value::None)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unfit> {
        self.put(Value::None)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Unfit> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unfit> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unfit> {
        Err(Unfit)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Filling<'v>, Unfit> {
        Filling::new(self, length.ok_or(Unfit)?, list)
    }

    fn serialize_tuple(self, length: usize) -> Result<Filling<'v>, Unfit> {
        Filling::new(self, length, list)
    }

    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Filling<'v>, Unfit> {
        Filling::new(self, length, list)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unfit> {
        Err(Unfit)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unfit> {
        Err(Unfit)
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Filling<'v>, Unfit> {
        Filling::new(self, length, map)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unfit> {
        Err(Unfit)
    }
}

impl SerializeSeq for Filling<'_> {
    type Ok = ();
    type Error = Unfit;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unfit> {
        self.add("", value)
    }

    fn end(self) -> Result<(), Unfit> {
        Ok(())
    }
}

impl SerializeTuple for Filling<'_> {
    type Ok = ();
    type Error = Unfit;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unfit> {
        self.add("", value)
    }

    fn end(self) -> Result<(), Unfit> {
        Ok(())
    }
}

impl SerializeTupleStruct for Filling<'_> {
    type Ok = ();
    type Error = Unfit;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unfit> {
        self.add("", value)
    }

    fn end(self) -> Result<(), Unfit> {
        Ok(())
    }
}

impl SerializeStruct for Filling<'_> {
    type Ok = ();
    type Error = Unfit;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unfit> {
        self.add(name, value)
    }

    fn end(self) -> Result<(), Unfit> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;
    use std::collections::BTreeMap;

    #[derive(Serialize)]
    struct View {
        title: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        hidden: Option<u8>,
        rows: Vec<Row>,
        rest: (bool, Option<char>),
    }

    #[derive(Serialize)]
    struct Row {
        number: i8,
    }

    #[test]
    fn a_view_is_found_again_field_by_field() {
        let rows = vec![Row { number: -1 }, Row { number: 2 }];
        let view = View { title: "Айдос", hidden: None, rows, rest: (true, Some('x')) };
        let values = Values::of(&view).unwrap();
        let get = |map, name: &str| {
            values.fields(map).iter().find(|field| field.name == name).map(|field| field.value)
        };
        let whole = values.whole();
        assert_eq!(values.text(get(whole, "title").unwrap()), Some("Айдос"));
        assert_eq!(get(whole, "hidden"), None);
        let numbers: Vec<_> =
            values.items(get(whole, "rows").unwrap()).iter().map(|row| get(row.value, "number")).collect();
        assert_eq!(numbers, [Some(Value::Number(-1)), Some(Value::Number(2))]);
        let rest = values.items(get(whole, "rest").unwrap());
        assert_eq!((rest[0].value, values.text(rest[1].value)), (Value::Bool(true), Some("x")));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(Values::of(&BTreeMap::from([("a", 1)])).is_none());
        assert!(Values::of(&0.5).is_none());
        assert!(Values::of(&u64::MAX).is_none());
    }
}
