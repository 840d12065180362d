"""Numbers as a Vietnamese reader writes them: 1.234,5."""

from django.utils.formats import number_format


def grouped(number):
    """The number with thousands grouped and no idle decimals: 15000 gives "15.000", 1.50 gives "1,5"."""
    if isinstance(number, int) and -1000 < number < 1000:
        return str(number)
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    decimals = len(text.partition(".")[2])
    return number_format(number, decimal_pos=decimals, use_l10n=True, force_grouping=True)
