"""The front page as the root of the site, in place of Wagtail's welcome page; Wagtail's own rows in Vietnamese."""

from django.db import migrations


def create(apps, schema_editor):
    content_type = apps.get_model("contenttypes", "ContentType")
    page, site = apps.get_model("wagtailcore", "Page"), apps.get_model("wagtailcore", "Site")
    home = apps.get_model("home", "HomePage")
    locale = apps.get_model("wagtailcore", "Locale").objects.first()
    page.objects.filter(depth=2).delete()
    page.objects.filter(depth=1).update(title="Gốc", draft_title="Gốc")
    kind, _created = content_type.objects.get_or_create(model="homepage", app_label="home")
    front = home.objects.create(
        title="Tra cứu thủ tục hành chính",
        draft_title="Tra cứu thủ tục hành chính",
        slug="trang-chu",
        content_type=kind,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/trang-chu/",
        locale=locale,
        introduction="Cần giấy tờ gì, phí bao nhiêu, bao lâu xong, nộp ở đâu.",
        example_searches="đăng ký khai sinh\ncăn cước\nđăng ký hộ kinh doanh",
    )
    page.objects.filter(depth=1).update(numchild=1)
    site.objects.all().delete()
    site.objects.create(hostname="localhost", root_page_id=front.pk, is_default_site=True)
    group = apps.get_model("auth", "Group")
    group.objects.filter(name="Moderators").update(name="Trưởng ban biên tập")
    group.objects.filter(name="Editors").update(name="Biên tập viên")
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").update(name="Trưởng ban duyệt")
    apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").update(name="Trưởng ban duyệt")
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).update(name="Gốc")


class Migration(migrations.Migration):
    # Wagtail gives its two groups their rights by their English names; only then are they renamed.
    dependencies = [
        ("home", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0002_initial_data"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtaildocs", "0002_initial_data"),
        ("wagtaildocs", "0011_add_choose_permissions"),
    ]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
