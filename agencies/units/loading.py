"""Loading the lists of units: all of it in one transaction or nothing, and what was loaded before makes room."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction

from agencies.models import Commune, FormerCommune, FormerProvince, Province, Succession, UnitList
from core.rows.bulk import insert
from search.documents import remove_documents
from search.models import SearchDocument
from search.rebuild import reindex
from search.text import exact, fold

from .files import Code, Line, Merged
from .lines import NOT_MERGED, SAYS_NOTHING, read_line
from .matching import Communes, Provinces
from .names import core_name
from .own import own_communes
from .search import KIND as SEARCH_KIND


@dataclass
class Report:
    """How many rows came in and what became of them, and what was not understood, in the files' own words."""

    counts: Counter = field(default_factory=Counter)
    unread: list = field(default_factory=list)
    unmatched: list = field(default_factory=list)
    spelt_otherwise: list = field(default_factory=list)
    without_line: list = field(default_factory=list)
    kept: list = field(default_factory=list)


@transaction.atomic
def load(tables, source, as_of):
    """Store the Tables as the list in use; a Report."""
    report = Report(unread=list(tables.unread))
    report.counts["rows unread"] = len(tables.unread)
    gone = _store_codes(tables.of(Code), report) if tables.of(Code) is not None else None
    provinces = Provinces(Province.objects.all())
    if tables.of(Merged) is not None:
        _store_provinces(tables.of(Merged), provinces, report)
    if tables.of(Line) is not None:
        _store_lines(tables.of(Line), provinces, gone or set(), report)
    if gone:
        _remove(Commune, gone, report)
    if tables.of(Code) is not None:
        named = {row.province_code for row in tables.of(Code)}
        _remove(Province, set(Province.objects.exclude(code__in=named).values_list("pk", flat=True)), report)
    _tell_former_provinces()
    UnitList.objects.create(source=source, as_of=as_of)
    _make_findable()
    return report


def _store_codes(rows, report):
    """Write provinces and communes by their codes; the ids of the communes that the list no longer has."""
    names = {row.province_code: row.province for row in rows}
    _write_by_code(Province, {code: {"name": name} for code, name in names.items()})
    ids = dict(Province.objects.values_list("code", "pk"))
    fields = {row.code: {"name": row.name, "province_id": ids[row.province_code]} for row in rows}
    report.counts.update({"codes in": len(rows), "provinces out": len(names), "communes out": len(fields)})
    _write_by_code(Commune, fields)
    return set(Commune.objects.exclude(code__in=fields).values_list("pk", flat=True))


def _write_by_code(model, fields):
    known = {row.code: row for row in model.objects.all()}
    changed = [known[code] for code, values in fields.items() if code in known and _takes(known[code], values)]
    model.objects.bulk_create(model(code=code, **values) for code, values in fields.items() if code not in known)
    if changed:
        names = {name.removesuffix("_id") for values in fields.values() for name in values}
        model.objects.bulk_update(changed, names, batch_size=200)


def _takes(row, values):
    """Give a row these values; whether any was another."""
    differs = any(getattr(row, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(row, name, value)
    return differs


def _store_provinces(rows, provinces, report):
    known = {(former.name, former.province_id): former for former in FormerProvince.objects.all()}
    found = {}
    for row in rows:
        province = provinces.find(row.province)
        if province:
            names = [name.strip() for name in row.before.split(",") if name.strip()]
            found |= {(name, province.pk): FormerProvince(name=name, province=province) for name in names}
            report.counts["provinces matched"] += 1
        else:
            report.unmatched.append(f"{row.province}: {row.before}")
    report.counts.update({"provinces in": len(rows), "former provinces out": len(found)})
    FormerProvince.objects.filter(pk__in=[known[key].pk for key in known.keys() - found.keys()]).delete()
    FormerProvince.objects.bulk_create(found[key] for key in found if key not in known)


def _store_lines(rows, provinces, gone, report):
    Succession.objects.all().delete()
    FormerCommune.objects.all().delete()
    communes = Communes(Commune.objects.exclude(pk__in=gone))
    formers = {(former.province_id, core_name(former.name)): former.pk for former in FormerProvince.objects.all()}
    units, successions, seen = {}, {}, set()
    for row in rows:
        province = provinces.find(row.province)
        commune, is_spelt_so = communes.find(province, row.commune) if province else (None, True)
        if commune is None or commune.pk in seen:
            report.unmatched.append(f"{row.province}, {row.commune}: {row.before}")
            continue
        seen.add(commune.pk)
        if not is_spelt_so:
            report.spelt_otherwise.append(f"{row.province}, {row.commune}: {commune.name}")
        _collect(_read(row, report), commune, formers, units, successions)
    without = Commune.objects.exclude(pk__in=seen | gone).select_related("province")
    report.without_line = [f"{commune.province}, {commune}" for commune in without]
    _write(units, successions, report)
    report.counts.update({"lines in": len(rows), "lines matched": len(seen)})


def _read(row, report):
    told, unread, why = read_line(row.before)
    report.unread += [f"{row.province}, {row.commune}: {words or '…'}" for words in unread]
    report.counts.update({"units told": len(told) + len(unread), "units unread": len(unread)})
    report.counts["lines not merged"] += why == NOT_MERGED
    report.counts["lines without words"] += why == SAYS_NOTHING
    report.counts["units without kind"] += sum(not unit.kind for unit in told)
    report.counts["units with district"] += sum(bool(unit.district) for unit in told)
    report.counts["parts"] += sum(unit.is_part for unit in told)
    return told


def _collect(told, commune, formers, units, successions):
    for unit in told:
        former = formers.get((commune.province_id, core_name(unit.province)))
        district = unit.district if former or not unit.province else f"{unit.district}, {unit.province}"
        key = (commune.province_id, exact(unit.name), fold(district), former)
        columns = {"province_id": commune.province_id, "name": unit.name, "district": district}
        units.setdefault(key, columns | {"former_province_id": former})
        row = successions.setdefault((key, commune.pk), {"commune_id": commune.pk, "is_part": False, "words": ""})
        row["is_part"] = row["is_part"] or unit.is_part
        row["words"] = f"{row['words']}; {unit.words}".removeprefix("; ")


def _write(units, successions, report):
    keys = dict(zip(units, insert(FormerCommune, list(units.values())), strict=True))
    insert(Succession, [{"former_id": keys[key], **row} for (key, _commune), row in successions.items()])
    read = report.counts["units told"] - report.counts["units unread"]
    report.counts.update(
        {"former units out": len(units), "successions out": len(successions), "told twice": read - len(successions)}
    )


def _tell_former_provinces():
    """A former commune was in the one province that its province was made of; of several only few lines say which."""
    by_province = {}
    for former in FormerProvince.objects.all():
        by_province.setdefault(former.province_id, []).append(former)
    for province, formers in by_province.items():
        if len(formers) == 1:
            FormerCommune.objects.filter(province=province, former_province=None).update(former_province=formers[0])


def _remove(model, gone, report):
    """Delete what the list no longer has; what something refers to stays and is told."""
    used = set()
    for relation in model._meta.related_objects:
        name = relation.field.name
        users = relation.related_model._base_manager.filter(**{f"{name}__in": gone})
        used.update(users.values_list(name, flat=True))
    report.kept += map(str, model.objects.filter(pk__in=gone & used))
    report.counts["removed"] += model.objects.filter(pk__in=gone - used).delete()[0]


def _make_findable():
    own = [commune.pk for commune in own_communes().values()]
    known = SearchDocument.objects.filter(kind=SEARCH_KIND, is_removed=False).values_list("object_key", flat=True)
    remove_documents(SEARCH_KIND, set(known) - set(map(str, own)))
    reindex(SEARCH_KIND, own)
