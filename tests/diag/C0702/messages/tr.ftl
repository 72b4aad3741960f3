own_name = Türkçe
skipp = İçeriğe geç
n_reports = { $number } haber
skip = { $
