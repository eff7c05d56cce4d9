"""Files attached to records: kept once, described, ordered, taken off, saved out again."""

import hashlib
import io
import shutil
from dataclasses import replace
from datetime import datetime

import pytest
from PIL import Image

from desktop.domain.attachments import AttachmentRole, Owner, PictureScale, usual_role
from desktop.domain.errors import ContentDamaged, NoRoom, NotFound, RefusedValue
from desktop.services import attachments, issued
from desktop.services.attachments import NewFile
from desktop.storage import attachments as store

NOW = datetime(2021, 2, 5, 16, 0)
MEETING, PROGRAMME = Owner.MEETING, Owner.PROGRAMME


def picture(width=3000, height=2000, kind="JPEG", exif=None):
    out = io.BytesIO()
    image = Image.effect_noise((width, height), 40).convert("RGB")
    image.save(out, kind, **({"exif": exif} if exif else {}))
    return out.getvalue()


def attach(ledger, name="Biên bản.pdf", data=b"%PDF-1.7", owner=MEETING, owner_id=1, **how):
    return attachments.attach(ledger, owner, owner_id, NewFile(name, data, **how), NOW).value


def kept_contents(ledger):
    return [row[0] for row in ledger.sql("SELECT sha256 FROM content ORDER BY sha256")]


def names(ledger, owner=MEETING, owner_id=1):
    return [one.name for one in attachments.attachments(ledger, owner, owner_id)]


def test_a_file_is_found_under_its_hash(ledger):
    kept = attach(ledger, data=b"%PDF signed")
    assert kept.sha256 == hashlib.sha256(b"%PDF signed").hexdigest()
    assert attachments.attachments(ledger, MEETING, 1) == (kept,)
    assert (kept.size, kept.media_type, kept.added_at) == (11, "application/pdf", NOW)
    assert attachments.content(ledger, kept.id) == b"%PDF signed"


def test_what_a_file_is_follows_from_its_name_unless_somebody_says():
    assert [usual_role(name) for name in ("a.JPG", "b.m4a", "c.pdf", "d")] == [
        AttachmentRole.PHOTO,
        AttachmentRole.RECORDING,
        AttachmentRole.DOCUMENT,
        AttachmentRole.DOCUMENT,
    ]


def test_the_same_content_is_kept_once_and_goes_with_the_last_that_refers_to_it(ledger):
    first = attach(ledger, "một.pdf", b"same")
    second = attach(ledger, "hai.pdf", b"same", owner=PROGRAMME)
    assert len(kept_contents(ledger)) == 1
    attachments.remove(ledger, first.id)
    assert attachments.content(ledger, second.id) == b"same"
    attachments.remove(ledger, second.id)
    assert kept_contents(ledger) == []


def test_files_of_a_record_have_an_order_that_people_choose(ledger):
    one, two, three = (attach(ledger, name, name.encode()) for name in ("1.pdf", "2.pdf", "3.pdf"))
    attach(ledger, "other.pdf", b"other", owner_id=2)
    attachments.order(ledger, MEETING, 1, (three.id, one.id, two.id))
    assert names(ledger) == ["3.pdf", "1.pdf", "2.pdf"]


def test_name_caption_and_role_are_changed_and_the_bytes_stay(ledger):
    kept = attach(ledger, "IMG_0012.pdf")
    attachments.describe(
        ledger, replace(kept, name="Trang ký.pdf", caption=" Trang  ký ", role=AttachmentRole.EVIDENCE)
    )
    (now,) = attachments.attachments(ledger, MEETING, 1)
    assert (now.name, now.caption, now.role) == ("Trang ký.pdf", "Trang ký", AttachmentRole.EVIDENCE)
    assert now.sha256 == kept.sha256
    with pytest.raises(RefusedValue):
        attachments.describe(ledger, replace(kept, name=" "))
    with pytest.raises(NotFound):
        attachments.describe(ledger, replace(kept, id=99))


def test_a_copy_is_saved_out_of_the_ledger(ledger, tmp_path):
    kept = attach(ledger, data=b"%PDF signed")
    assert attachments.save_copy(ledger, kept.id, tmp_path / "ra" / "bản.pdf").read_bytes() == b"%PDF signed"


# ── Pictures ──


@pytest.mark.parametrize(("scale", "longest"), [("large", 2400), ("medium", 1600), ("original", 3000)])
def test_a_picture_is_scaled_down_by_choice(ledger, scale, longest):
    kept = attach(ledger, "ảnh.jpg", picture(), scale=PictureScale(scale))
    with Image.open(io.BytesIO(attachments.content(ledger, kept.id))) as image:
        assert max(image.size) == longest
    assert kept.media_type == "image/jpeg"


def test_a_small_picture_is_kept_byte_by_byte(ledger):
    data = picture(400, 300)
    kept = attach(ledger, "ảnh.jpg", data, scale=PictureScale.MEDIUM)
    assert attachments.content(ledger, kept.id) == data


def test_a_picture_taken_upright_stands_upright_when_scaled_down(ledger):
    turned = Image.Exif()
    turned[0x0112] = 6  # the camera was held upright: turn right to look at it
    kept = attach(ledger, "ảnh.jpg", picture(3000, 2000, exif=turned), scale=PictureScale.MEDIUM)
    with Image.open(io.BytesIO(attachments.content(ledger, kept.id))) as image:
        assert image.height > image.width
        assert not image.getexif()


def test_the_file_that_was_picked_is_not_touched(ledger, tmp_path):
    path = tmp_path / "ảnh.jpg"
    path.write_bytes(picture())
    before = path.read_bytes()
    attachments.attach(ledger, MEETING, 1, attachments.read_file(ledger, path, scale=PictureScale.MEDIUM), NOW)
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"not a picture", picture(40, 30)[:200], b"<html></html>"])
def test_a_photo_that_is_no_picture_is_refused(ledger, data):
    with pytest.raises(RefusedValue) as refused:
        attach(ledger, "ảnh.jpg", data)
    assert refused.value.reason == "not-a-picture"
    assert kept_contents(ledger) == []


def test_a_picture_of_a_kind_that_can_not_be_shown_is_kept_as_a_document(ledger):
    kept = attach(ledger, "ảnh.heic", b"ftypheic", role=AttachmentRole.DOCUMENT)
    assert attachments.content(ledger, kept.id) == b"ftypheic"
    assert attachments.thumbnail(ledger, kept.id, 96) is None


def test_a_thumbnail_is_small_and_only_pictures_have_one(ledger):
    photo, paper = attach(ledger, "ảnh.png", picture(300, 200, "PNG")), attach(ledger)
    with Image.open(io.BytesIO(attachments.thumbnail(ledger, photo.id, 96) or b"")) as image:
        assert image.size == (96, 64)
    assert attachments.thumbnail(ledger, paper.id, 96) is None


# ── What is refused before it is read ──


def test_a_file_larger_than_the_disk_has_room_for_is_refused_before_reading(ledger, tmp_path, monkeypatch):
    path = tmp_path / "ghi âm.m4a"
    path.write_bytes(b"x" * 1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1500})())
    monkeypatch.setattr(type(path), "read_bytes", lambda _: pytest.fail("read although there is no room"))
    with pytest.raises(NoRoom) as refused:
        attachments.read_file(ledger, path)
    assert refused.value.free == 1500
    assert refused.value.needed == 2000 + ledger.path.stat().st_size


def test_a_file_beyond_the_limit_is_refused_before_reading(ledger, tmp_path, monkeypatch):
    path = tmp_path / "ghi âm.wav"
    path.write_bytes(b"x" * 11)
    monkeypatch.setattr(attachments, "LARGEST_FILE", 10)
    with pytest.raises(RefusedValue) as refused:
        attachments.read_file(ledger, path)
    assert refused.value.reason == "too-large"


@pytest.mark.parametrize(("name", "reason"), [("không có.pdf", "unreadable-file"), ("rỗng.pdf", "empty-file")])
def test_a_file_that_holds_nothing_is_said_so(ledger, tmp_path, name, reason):
    (tmp_path / "rỗng.pdf").touch()
    with pytest.raises(RefusedValue) as refused:
        attachments.read_file(ledger, tmp_path / name)
    assert refused.value.reason == reason


# ── What is checked ──


def test_bytes_that_are_not_what_they_were_are_found(ledger):
    kept = attach(ledger, "Biên bản.pdf", b"signed")
    attach(ledger, "Ảnh.pdf", b"whole")
    ledger.sql("DROP TRIGGER content_update")
    ledger.sql("UPDATE content SET data = ? WHERE sha256 = ?", (b"forged", kept.sha256))
    with pytest.raises(ContentDamaged):
        attachments.content(ledger, kept.id)
    assert issued.damaged(ledger) == ["sha256: Biên bản.pdf"]


def test_all_files_of_a_record_go_with_it(ledger):
    attach(ledger, "1.pdf", b"1")
    attach(ledger, "2.pdf", b"2", owner=PROGRAMME)
    store.delete_of(ledger, MEETING, 1)
    assert (names(ledger), names(ledger, PROGRAMME)) == ([], ["2.pdf"])
    assert kept_contents(ledger) == [hashlib.sha256(b"2").hexdigest()]
