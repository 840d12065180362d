"""While a portal is upgraded two versions of it run on one database: no migration may break the older one."""

import pytest
from django.db import migrations, models

from tests.migrations import BEFORE_THE_RULE, dangers, later_migrations


def test_no_migration_takes_away_what_the_version_before_it_uses():
    assert [line for migration in later_migrations() for line in dangers(migration)] == []


def test_the_list_of_those_before_the_rule_is_closed():
    assert sum(BEFORE_THE_RULE.values()) == 39


def _migration(*steps):
    made = migrations.Migration("0099_x", "news")
    made.operations = list(steps)
    return made


@pytest.mark.parametrize(
    "step",
    [
        migrations.DeleteModel("ArticlePage"),
        migrations.RenameModel("ArticlePage", "Article"),
        migrations.AlterModelTable("ArticlePage", "articles"),
        migrations.RemoveField("articlepage", "lead"),
        migrations.RenameField("articlepage", "lead", "summary"),
        migrations.AddField("articlepage", "rank", models.IntegerField(default=0)),
        migrations.SeparateDatabaseAndState([migrations.RemoveField("articlepage", "lead")]),
    ],
)
def test_what_breaks_the_version_before_is_found(step):
    assert len(list(dangers(_migration(step)))) == 1


@pytest.mark.parametrize(
    "steps",
    [
        [migrations.AddField("articlepage", "rank", models.IntegerField(null=True))],
        [migrations.AddField("articlepage", "rank", models.IntegerField(db_default=0))],
        [migrations.AddField("articlepage", "seen_by", models.ManyToManyField("auth.User"))],
        [
            migrations.CreateModel("Later", [("id", models.BigAutoField(primary_key=True))]),
            migrations.AddField("later", "rank", models.IntegerField()),
        ],
    ],
)
def test_what_older_code_can_live_with_is_left_alone(steps):
    assert list(dangers(_migration(*steps))) == []
