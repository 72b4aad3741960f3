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
    /// There is no such field.
    Missing,
    None,
    Bool(bool),
    Number(i64),
    Text {
        at: u32,
        length: u32,
    },
    List {
        at: u32,
        length: u32,
    },
    Map {
        at: u32,
        length: u32,
    },
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

    /// The words of a text.
    pub(super) fn text(&self, at: u32, length: u32) -> &str {
        &self.text[at as usize..at as usize + length as usize]
    }

    /// Takes over all values of others, and says where what they are of stands now.
    pub(super) fn take_over(&mut self, others: &Values) -> Value {
        let (row, text) = (self.row.len() as u32, self.text.len() as u32);
        let moved = |value: Value| match value {
            Value::Text { at, length } => Value::Text { at: at + text, length },
            Value::List { at, length } => Value::List { at: at + row, length },
            Value::Map { at, length } => Value::Map { at: at + row, length },
            value => value,
        };
        self.text.push_str(&others.text);
        self.row.extend(others.row.iter().map(|field| Field { value: moved(field.value), ..*field }));
        moved(others.whole())
    }

    /// A map of the fields of two.
    pub(super) fn joined(&mut self, one: Value, other: Value) -> Value {
        let at = self.row.len();
        for map in [one, other] {
            if let Value::Map { at, length } = map {
                self.row.extend_from_within(at as usize..at as usize + length as usize);
            }
        }
        Value::Map { at: at as u32, length: (self.row.len() - at) as u32 }
    }

    /// Adds the fields of another view to those of a field of this one, behind its own.
    pub(super) fn add_to(&mut self, name: &str, others: &Values) {
        let fields = self.take_over(others);
        let Value::Map { at, length } = self.whole() else { return };
        let range = at as usize..at as usize + length as usize;
        let Some(field) = range.clone().find(|at| self.row[*at].name == name) else { return };
        self.row[field].value = self.joined(self.row[field].value, fields);
    }

    /// Sets what the values are of.
    pub(super) fn set_whole(&mut self, value: Value) {
        self.row[0].value = value;
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

/// Lists, tuples and their like: values without names.
macro_rules! unnamed {
    ($($list:ident $add:ident),*) => {
        $(impl $list for Filling<'_> {
            type Ok = ();
            type Error = Unfit;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unfit> {
                self.add("", value)
            }

            fn end(self) -> Result<(), Unfit> {
                Ok(())
            }
        })*
    };
}

unnamed!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field);

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
            values.items(map).iter().find(|field| field.name == name).map(|field| field.value)
        };
        let text = |value| match value {
            Some(Value::Text { at, length }) => values.text(at, length),
            other => panic!("{other:?}"),
        };
        let whole = values.whole();
        assert_eq!(text(get(whole, "title")), "Айдос");
        assert_eq!(get(whole, "hidden"), None);
        let rows = values.items(get(whole, "rows").unwrap()).iter();
        let numbers: Vec<_> = rows.map(|row| get(row.value, "number")).collect();
        assert_eq!(numbers, [Some(Value::Number(-1)), Some(Value::Number(2))]);
        let rest = values.items(get(whole, "rest").unwrap());
        assert_eq!((rest[0].value, text(Some(rest[1].value))), (Value::Bool(true), "x"));
    }

    #[test]
    fn fields_of_another_view_stand_behind_its_own() {
        let other =
            Values::of(&View { title: "Bota", hidden: Some(7), rows: Vec::new(), rest: (false, None) })
                .unwrap();
        let mut values = Values::of(&Holder { rows: Row { number: 1 } }).unwrap();
        values.add_to("rows", &other);
        let [rows] = values.items(values.whole()) else { panic!() };
        let [number, title, hidden, ..] = values.items(rows.value) else { panic!() };
        assert_eq!((number.value, hidden.value), (Value::Number(1), Value::Number(7)));
        let Value::Text { at, length } = title.value else { panic!() };
        assert_eq!((title.name, values.text(at, length)), ("title", "Bota"));
    }

    #[derive(Serialize)]
    struct Holder {
        rows: Row,
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(Values::of(&BTreeMap::from([("a", 1)])).is_none());
        assert!(Values::of(&0.5).is_none());
        assert!(Values::of(&u64::MAX).is_none());
    }
}
