own_name = Türkçe
skip = İçeriğe geç
