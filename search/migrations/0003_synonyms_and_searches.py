"""Synonyms with the project's own pairs, the counts of searches, and what editors decided about them."""

import csv
from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import core.fields

SEED = Path(__file__).resolve().parent.parent / "data" / "synonyms.csv"


def seed(apps, schema_editor):
    apps.get_model("search", "SearchState").objects.create(name="synonyms")
    synonym = apps.get_model("search", "Synonym")
    with SEED.open(encoding="utf-8", newline="") as stream:
        synonym.objects.bulk_create([synonym(**row) for row in csv.DictReader(stream)])


def forget(apps, schema_editor):
    apps.get_model("search", "SearchState").objects.filter(name="synonyms").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_engines"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="QueryTask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("query", models.CharField(max_length=100, unique=True, verbose_name="query")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "to do"),
                            ("alias", "alias added"),
                            ("page", "page wanted"),
                            ("not_ours", "not ours"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("note", core.fields.NfcTextField(blank=True, max_length=500, verbose_name="note")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided at")),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
            ],
            options={
                "verbose_name": "task from searches",
                "verbose_name_plural": "tasks from searches",
            },
        ),
        migrations.CreateModel(
            name="SearchedQuery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                ("query", models.CharField(max_length=100, verbose_name="query")),
                ("searches", models.PositiveIntegerField(default=0, verbose_name="searches")),
                ("hits", models.PositiveIntegerField(default=0, verbose_name="results")),
                ("clicks", models.PositiveIntegerField(default=0, verbose_name="results opened")),
            ],
            options={
                "verbose_name": "searched query",
                "verbose_name_plural": "searched queries",
                "indexes": [models.Index(fields=["query", "day"], name="counts_of_a_query")],
                "constraints": [models.UniqueConstraint(fields=("day", "query"), name="one_count_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Synonym",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "term",
                    core.fields.NfcCharField(
                        help_text="Words that official titles use. The results page shows them as you write them.",
                        max_length=120,
                        verbose_name="official words",
                    ),
                ),
                (
                    "variant",
                    core.fields.NfcCharField(
                        help_text=(
                            "With diacritics it stands for the same diacritics or for none; "
                            "a single word only for itself as written."
                        ),
                        max_length=120,
                        verbose_name="what people type",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("colloquial", "everyday words"),
                            ("situation", "situation"),
                            ("abbrev", "abbreviation"),
                            ("abbrev_ambiguous", "abbreviation with several meanings"),
                            ("former_name", "former name"),
                            ("agency_former", "former name of an agency"),
                            ("place_former", "former name of a place"),
                            ("dialect", "regional word"),
                            ("form_code", "code of a form"),
                            ("level_term", "level of an online service"),
                            ("english", "foreign word"),
                            ("misspelling", "misspelling"),
                            ("no_diacritics", "typed without diacritics"),
                            ("telex", "Telex leftovers"),
                            ("teencode", "shorthand of the young"),
                        ],
                        default="colloquial",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("note", core.fields.NfcTextField(blank=True, help_text="For editors only.", verbose_name="note")),
            ],
            options={
                "verbose_name": "synonym",
                "verbose_name_plural": "synonyms",
                "ordering": ["term", "variant"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("term", "variant"),
                        name="one_synonym_each",
                        violation_error_message="This pair exists already.",
                    )
                ],
            },
        ),
        migrations.RunPython(seed, forget),
    ]
