#!/usr/bin/env python3
"""A second reader of *.nidan files, written from docs/VAULT-FORMAT.md alone. Slow, plain, read-only. It shares no code with Nidan.

It never writes, and prints a decrypted document only when it is told to. Numbers in comments are sections of VAULT-FORMAT.
"""
import argparse
import base64
import getpass
import hashlib
import hmac
import json
import os
import re
import stat
import sys
import unicodedata

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

MAGIC = bytes.fromhex("894E49440D0A1A0A")
MOST_FILE_BYTES = 805_503_064
MOST_HEADER_BYTES = 65_536
CHUNK_BYTES = 65_536
TAG_BYTES = 16
MOST_SAFE_INTEGER = 2**53 - 1
MIB = 1_024
GIB = 1_024 * MIB
NUMBERS_OF_LENGTHS = {1: 16, 2: 2, 3: 8, 4: 16, 5: 16, 6: 32, 7: 8}
NUMBER_OF_SLOTS = 8
NUMBER_OF_ATTACHMENTS = 9
MOST_ATTACHMENT_BYTES = 8_388_608
MOST_AREA_BYTES = 268_435_456
MOST_RECORDS = 4_000
PASSWORD_SLOT, KEY_FILE_SLOT, RECOVERY_SLOT, KEYCHAIN_SLOT = 1, 2, 3, 4
# Type: length of the slot, length of its parameters.
FORM_OF_SLOTS = {PASSWORD_SLOT: (145, 13), KEY_FILE_SLOT: (145, 13), RECOVERY_SLOT: (132, 0), KEYCHAIN_SLOT: (140, 8)}
MOST_KEY_FILE_BYTES = 67_108_864
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = str.maketrans("OILU", "011V")
BETWEEN_SIGNS = re.compile("[\\s\\-_.,:/\u00ad\u2010-\u2015\u2212\u30fc\uff70]")
BUCKETS = [2**exponent for exponent in range(14, 30)]


class Refused(Exception):
    """`code` is a class of §9."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def demand(condition, code="vault-damaged"):
    if not condition:
        raise Refused(code)


class Bytes:
    """Big-endian numbers out of bytes; reading beyond the end is damage."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, length):
        demand(length <= len(self.data) - self.at)
        part = self.data[self.at : self.at + length]
        self.at += length
        return part

    def number(self, length):
        value = int.from_bytes(self.take(length), "big")
        demand(length < 8 or value <= MOST_SAFE_INTEGER)
        return value

    def left(self):
        return len(self.data) - self.at


# ── the file, §2 and §7 ──


def parse_file(data):
    """Steps 2 to 8 of §7: everything that needs no password."""
    demand(len(data) <= MOST_FILE_BYTES, "vault-too-large")
    demand(data[:8] == MAGIC[: len(data)] and data, "vault-not-a-vault")
    demand(len(data) >= 88)
    trailer = Bytes(data[-40:])
    demand(trailer.number(8) == len(data))
    demand(trailer.take(32) == hashlib.sha256(data[:-32]).digest())
    body = Bytes(data[:-40])
    body.take(8)
    major = body.number(2)
    demand(major <= 1, "vault-newer-version")
    demand(major == 1)
    body.number(2)
    header_length = body.number(4)
    demand(header_length <= MOST_HEADER_BYTES)
    header = parse_header(body.take(header_length))
    header_mac = body.take(32)
    demand(body.left() == header["payload_length"] + header["area_length"])
    slots = [parse_slot(slot) for slot in header["slots"] if int.from_bytes(slot[:2], "big") in FORM_OF_SLOTS]
    demand(sum(slot["memory"] * slot["passes"] for slot in slots if "memory" in slot) <= 16 * GIB)
    demand(slots, "vault-newer-version")
    return {
        **header,
        "slots": slots,
        "mac_input": data[: 16 + header_length],
        "header_mac": header_mac,
        "payload": body.take(header["payload_length"]),
        "records": parse_area(body.take(header["area_length"])),
    }


def parse_header(area):
    """§3."""
    values, last = {}, 0
    reader = Bytes(area)
    while reader.left() > 0:
        kind = reader.number(2)
        number, is_critical = kind & 0x7FFF, kind & 0x8000 != 0
        demand(number > last)
        last = number
        values[number] = (is_critical, reader.take(reader.number(4)))
    known = [*NUMBERS_OF_LENGTHS, NUMBER_OF_SLOTS, NUMBER_OF_ATTACHMENTS]
    demand(all(number in known or not is_critical for number, (is_critical, _) in values.items()), "vault-newer-version")

    def value(number):
        demand(number in values and values[number][0])
        found = values[number][1]
        demand(number not in NUMBERS_OF_LENGTHS or len(found) == NUMBERS_OF_LENGTHS[number])
        return found

    demand(value(2) == b"\x00\x01", "vault-newer-version")
    generation, payload_length = Bytes(value(3)).number(8), Bytes(value(7)).number(8)
    demand(generation >= 1)
    demand(payload_length in [bucket + TAG_BYTES * -(-bucket // CHUNK_BYTES) for bucket in BUCKETS])
    value(4), value(5)
    area_length = 0
    if NUMBER_OF_ATTACHMENTS in values:
        demand(len(value(NUMBER_OF_ATTACHMENTS)) == 8)
        area_length = Bytes(value(NUMBER_OF_ATTACHMENTS)).number(8)
        demand(1 <= area_length <= MOST_AREA_BYTES)
    return {
        "vault_id": value(1),
        "suite": value(2),
        "generation": generation,
        "save_salt": value(6),
        "payload_length": payload_length,
        "area_length": area_length,
        "slots": parse_slots(value(NUMBER_OF_SLOTS)),
    }


def parse_slots(data):
    """§4."""
    reader = Bytes(data)
    count = reader.number(1)
    demand(1 <= count <= 16)
    slots = [reader.take(reader.number(2)) for _ in range(count)]
    demand(reader.left() == 0)
    demand(all(len(slot) >= 18 for slot in slots))
    demand(len({slot[2:18] for slot in slots}) == count)
    return slots


def parse_slot(slot):
    """§4.1 to §4.4 and the bounds of §5.1."""
    reader = Bytes(slot)
    kind = reader.number(2)
    length, parameters = FORM_OF_SLOTS[kind]
    demand(len(slot) == length)
    reader.take(16)
    demand(reader.number(2) == parameters)
    parsed = {"kind": kind}
    if kind in (PASSWORD_SLOT, KEY_FILE_SLOT):
        demand(reader.number(1) == 0x13)
        memory, passes, lanes = reader.number(4), reader.number(4), reader.number(4)
        demand(19 * MIB <= memory <= GIB and 1 <= passes <= 16 and 1 <= lanes <= 16 and memory * passes <= 4 * GIB)
        parsed.update(memory=memory, passes=passes, lanes=lanes)
    if kind == KEYCHAIN_SLOT:
        parsed["valid_until"] = reader.number(8)
    salt = reader.take(32)
    return {**parsed, "salt": salt, "header": slot[: reader.at], "commitment": reader.take(32), "wrapped": reader.take(48)}


# ── keys and payload, §5 and §6 ──


def read_recovery_code(typed):
    """§5.2."""
    signs = BETWEEN_SIGNS.sub("", unicodedata.normalize("NFKC", typed)).upper().translate(READ_AS)
    demand(len(signs) == 30 and all(sign in SIGNS for sign in signs), "recovery-code-incomplete")
    number = 0
    for sign in signs:
        number = number * 32 + SIGNS.index(sign)
    code = (number >> 22).to_bytes(16, "big")
    checksum = int.from_bytes(hashlib.sha256(b"nidan/v1/recovery-code" + code).digest()[:3], "big") >> 2
    demand(number & 0x3FFFFF == checksum, "recovery-code-mistyped")
    return code


def key_encryption_key(slot, brought):
    """§5.1 and §5.2; None where what is brought is not for slots of this type."""

    def extract(material):
        return hmac.new(slot["salt"], material, "sha256").digest()

    kind, key_file = slot["kind"], brought.get("key_file")
    if kind == RECOVERY_SLOT and "recovery_code" in brought:
        return extract(brought["recovery_code"])
    if kind == KEYCHAIN_SLOT and "keychain_secret" in brought:
        return extract(brought["keychain_secret"])
    if "password" not in brought or kind not in (PASSWORD_SLOT, KEY_FILE_SLOT) or (kind == KEY_FILE_SLOT and key_file is None):
        return None
    secret = unicodedata.normalize("NFC", brought["password"]).encode("utf-8")
    derived = hash_secret_raw(
        secret, slot["salt"], time_cost=slot["passes"], memory_cost=slot["memory"], parallelism=slot["lanes"], hash_len=32, type=Type.ID, version=0x13
    )
    return derived if kind == PASSWORD_SLOT else extract(derived + hashlib.sha256(key_file).digest())


def refusal_of(kinds, brought):
    """§7.1, the last column."""
    if "recovery_code" in brought:
        return "vault-wrong-recovery-code" if RECOVERY_SLOT in kinds else "vault-no-recovery-code"
    if "keychain_secret" in brought:
        return "quick-unlock-gone"
    return "vault-wrong-password-or-file" if brought.get("key_file") is not None and KEY_FILE_SLOT in kinds else "vault-wrong-password"


def vault_key_of(vault, brought):
    """Step 9 and the beginning of step 10 of §7."""
    kinds = [slot["kind"] for slot in vault["slots"]]
    if "password" in brought and brought.get("key_file") is None:
        demand(KEY_FILE_SLOT not in kinds or PASSWORD_SLOT in kinds, "vault-key-file-needed")
    for slot in vault["slots"]:
        kek = key_encryption_key(slot, brought)
        if kek is None:
            continue
        info = b"nidan/v1/slot" + vault["vault_id"] + vault["suite"] + slot["header"]
        keys = HKDFExpand(hashes.SHA256(), 64, info).derive(kek)
        if hmac.compare_digest(keys[32:], slot["commitment"]):
            vault_key = decrypt(keys[:32], bytes(12), slot["wrapped"], vault["vault_id"] + vault["suite"] + slot["header"])
            demand("valid_until" not in slot or brought["at_ms"] < slot["valid_until"], "quick-unlock-expired")
            return vault_key
    raise Refused(refusal_of(kinds, brought))


def decrypt(key, nonce, sealed, aad):
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, sealed, aad)
    except InvalidTag:
        raise Refused("vault-damaged") from None


def plaintext_of(vault, vault_key):
    """The header MAC (§5.2), the chunks (§6.2) and the padding (§6.1)."""

    def key(label):
        return HKDF(hashes.SHA256(), 32, vault["save_salt"], label + vault["vault_id"] + vault["suite"]).derive(vault_key)

    mac = hmac.new(key(b"nidan/v1/header-mac"), vault["mac_input"], "sha256").digest()
    demand(hmac.compare_digest(mac, vault["header_mac"]))
    payload_key, payload, plain = key(b"nidan/v1/payload-key"), vault["payload"], []
    step = CHUNK_BYTES + TAG_BYTES
    for at in range(0, len(payload), step):
        is_last = at + step >= len(payload)
        nonce = (at // step).to_bytes(11, "big") + (b"\x01" if is_last else b"\x00")
        plain.append(decrypt(payload_key, nonce, payload[at : at + step], mac))
    padded = b"".join(plain)
    reader = Bytes(padded)
    document = reader.take(reader.number(8))
    demand(len(padded) == next((bucket for bucket in BUCKETS if bucket >= 8 + len(document)), None))
    demand(not any(reader.take(reader.left())))
    return document


# ── the document, §8 ──


def depth_of(text):
    """Of brackets outside of strings; JSON is not parsed yet, so that nesting costs nothing."""
    depth = deepest = 0
    for sign in re.sub(r'"(?:[^"\\]|\\.)*"', "", text, flags=re.DOTALL):
        depth += (sign in "{[") - (sign in "}]")
        deepest = max(deepest, depth)
    return deepest


def refuse_constant(name):
    raise ValueError(name)


def is_integer(value, least=-MOST_SAFE_INTEGER, most=MOST_SAFE_INTEGER):
    # 1.0 and 1 are one number in JSON (RFC 8259 §6).
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value == int(value) and least <= value <= most


def parse_document(data, vault):
    """Steps 11 to 13 of §7."""
    try:
        text = data.decode("utf-8")
        demand(not text.startswith("\ufeff") and depth_of(text) <= 16)
        document = json.loads(text, parse_constant=refuse_constant)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Refused("vault-damaged") from None
    demand(isinstance(document, dict) and is_integer(document.get("schema"), 1))
    demand(document["schema"] == 1, "vault-newer-version")
    check_document(document)
    hexadecimal = vault["vault_id"].hex()
    uuid = "-".join([hexadecimal[:8], hexadecimal[8:12], hexadecimal[12:16], hexadecimal[16:20], hexadecimal[20:]])
    demand(document["vaultId"] == uuid and document["generation"] == vault["generation"])
    return document


def check_object(value, required, optional=()):
    demand(isinstance(value, dict) and all(name in value for name in required))
    for name, check in [*required.items(), *(dict(optional).items())]:
        if name in value:
            check(value[name])


def is_a(test):
    return lambda value: demand(test(value))


def text_up_to(length):
    # Code units of UTF-16.
    return is_a(lambda value: isinstance(value, str) and len(value.encode("utf-16-le", "surrogatepass")) // 2 <= length)


def check_stamp(value):
    demand(isinstance(value, list) and len(value) == 3 and is_integer(value[0], 0) and is_integer(value[1], 0))
    demand(isinstance(value[2], str) and re.fullmatch("[0-9a-f]{8}", value[2]) is not None)


def register(check, has_history=False):
    def check_register(value):
        entry = {"value": check, "at": check_stamp}
        history = {"history": is_a(lambda list_: isinstance(list_, list) and [check_object(one, entry) for one in list_] is not None)}
        check_object(value, entry, history if has_history else ())

    return check_register


def by_uuid(check):
    pattern = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

    def check_map(value):
        demand(isinstance(value, dict))
        for name, member in value.items():
            if name == "__proto__":
                continue
            demand(re.fullmatch(pattern, name) is not None)
            check(member)

    return check_map


boolean = is_a(lambda value: isinstance(value, bool))
integer = is_a(is_integer)
moment = is_a(lambda value: value is None or is_integer(value))


def check_marks(value):
    demand(isinstance(value, dict))
    for name, member in value.items():
        if name == "__proto__":
            continue
        demand(name != "")
        text_up_to(200)(name)
        register(boolean)(member)


def check_otp(value):
    one_of = lambda *names: is_a(lambda found: found in names)
    check_object(
        value,
        {
            "address": text_up_to(16_384),
            "type": one_of("totp", "hotp", "steam", "motp", "yandex"),
            "secret": is_a(lambda text: isinstance(text, str) and re.fullmatch("[A-Z2-7]{1,16384}", text) is not None),
            "algorithm": one_of("SHA1", "SHA256", "SHA512", "MD5"),
            "digits": is_a(lambda number: is_integer(number, 1, 10)),
            "periodSeconds": is_a(lambda number: is_integer(number, 1, 86_400)),
            "issuer": text_up_to(512),
            "account": text_up_to(512),
        },
        {"counter": is_a(lambda number: is_integer(number, 0)), "pin": lambda pin: (text_up_to(64)(pin), demand(pin != ""))},
    )
    demand((value["type"] == "motp") == (value["algorithm"] == "MD5"))
    demand((value["type"] == "hotp") == ("counter" in value))
    demand((value["type"] in ("motp", "yandex")) == ("pin" in value))


def check_field(field):
    def check_value(value):
        if isinstance(value, dict):
            check_otp(value)
        elif value is not None:
            text_up_to(100_000)(value)

    kinds = ("username", "website", "text", "password", "concealed", "otp")
    check_object(
        field,
        {"kind": is_a(lambda kind: kind in kinds), "label": register(text_up_to(1_000)), "order": register(integer), "value": register(check_value, True)},
        {"removed": register(boolean), "format": text_up_to(1_000), "dated": register(moment)},
    )
    value = field["value"]["value"]
    demand(value is None or (field["kind"] == "otp") == isinstance(value, dict))


def check_attachment(attachment):
    name = lambda text: (text_up_to(255)(text), demand(text != ""))
    digits = is_a(lambda text: isinstance(text, str) and re.fullmatch("[0-9a-f]{64}", text) is not None)
    check_object(
        attachment,
        {
            "name": register(name, True),
            "sizeBytes": is_a(lambda number: is_integer(number, 1, MOST_ATTACHMENT_BYTES)),
            "sha256": digits,
            "key": digits,
            "addedAtMs": integer,
        },
        {"removed": register(boolean)},
    )


def check_item(item):
    check_object(
        item,
        {
            "kind": is_a(lambda kind: kind == "login"),
            "createdAtMs": integer,
            "lastUsedAtMs": is_a(lambda value: value is None or is_integer(value)),
            "title": register(text_up_to(1_000), True),
            "notes": register(text_up_to(100_000), True),
            "favourite": register(boolean),
            "trashed": register(boolean),
            "fields": by_uuid(check_field),
        },
        {
            "attachments": by_uuid(check_attachment),
            "category": register(text_up_to(1_000)),
            "archived": register(boolean),
            "tags": check_marks,
            "secondSteps": check_marks,
        },
    )


def check_document(document):
    check_object(
        document,
        {
            "vaultId": is_a(lambda value: isinstance(value, str)),
            "generation": is_a(lambda value: is_integer(value, 1)),
            "clock": check_stamp,
            "name": register(text_up_to(1_000)),
            "items": by_uuid(check_item),
            "removedItems": by_uuid(lambda tombstone: check_object(tombstone, {"at": check_stamp})),
        },
    )


# ── attachments, §6.3 and §6.4 ──


def padded_length(content_length):
    """Padmé, at least 16 KiB."""
    length = max(16_384, 8 + content_length)
    exponent = length.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-length // step) * step


def parse_area(area):
    """The records by their id, still encrypted."""
    records, last = {}, b""
    reader = Bytes(area)
    while reader.left() > 0:
        record_id, length = reader.take(16), reader.number(8)
        padded = length - TAG_BYTES * -(-length // (CHUNK_BYTES + TAG_BYTES))
        demand(record_id > last and len(records) < MOST_RECORDS)
        demand(16_384 <= padded <= padded_length(MOST_ATTACHMENT_BYTES) and padded_length(padded - 8) == padded)
        demand(length == padded + TAG_BYTES * -(-padded // CHUNK_BYTES))
        records[record_id] = reader.take(length)
        last = record_id
    return records


def attached(document):
    """(id, entry) of everything that is attached and not removed, §8.6."""
    for item in document["items"].values():
        for attachment_id, entry in item.get("attachments", {}).items():
            removed = entry.get("removed")
            if removed is None or not removed["value"] or removed["at"] < entry["name"]["at"]:
                yield attachment_id, entry


def content_of(vault, attachment_id, entry):
    """Refused as `missing` or `damaged`, which are no classes of §9: everything else of the vault is open."""
    record_id = bytes.fromhex(attachment_id.replace("-", ""))
    demand(record_id in vault["records"], "missing")
    record, step, plain = vault["records"][record_id], CHUNK_BYTES + TAG_BYTES, []
    aad = b"nidan/v1/attachment" + vault["vault_id"] + vault["suite"] + record_id
    try:
        for at in range(0, len(record), step):
            nonce = (at // step).to_bytes(11, "big") + (b"\x01" if at + step >= len(record) else b"\x00")
            plain.append(decrypt(bytes.fromhex(entry["key"]), nonce, record[at : at + step], aad))
        padded = b"".join(plain)
        reader = Bytes(padded)
        content = reader.take(reader.number(8))
        demand(content and len(padded) == padded_length(len(content)) and not any(reader.take(reader.left())))
        demand(len(content) == entry["sizeBytes"] and hashlib.sha256(content).hexdigest() == entry["sha256"])
    except Refused:
        raise Refused("damaged") from None
    return content


def attachment_states(vault, document):
    states = {}
    for attachment_id, entry in attached(document):
        try:
            content_of(vault, attachment_id, entry)
            states[attachment_id] = "present"
        except Refused as refused:
            states[attachment_id] = refused.code
    return states


def list_attachments(vault, document):
    """One line for each: id, state, bytes, name."""
    states = attachment_states(vault, document)
    for attachment_id, entry in sorted(attached(document)):
        print(f"{attachment_id} {states[attachment_id]} {entry['sizeBytes']} {json.dumps(entry['name']['value'], ensure_ascii=False)}")


def extract_attachment(vault, document, attachment_id, path):
    """Writes the content to a new file, unencrypted, for this person alone."""
    entry = dict(attached(document)).get(attachment_id)
    demand(entry is not None, "missing")
    content = content_of(vault, attachment_id, entry)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)


# ── opening ──


def open_bytes(data, brought):
    """The parts of the file, and the document."""
    vault = parse_file(data)
    return vault, parse_document(plaintext_of(vault, vault_key_of(vault, brought)), vault)


def brought_by(vector):
    """§12: what a vector says is to be tried."""
    if "recoveryCode" in vector:
        return {"recovery_code": read_recovery_code(vector["recoveryCode"])}
    if "keychainSecret" in vector:
        return {"keychain_secret": base64.b64decode(vector["keychainSecret"]), "at_ms": vector["atMs"]}
    key_file = base64.b64decode(vector["keyFile"]) if "keyFile" in vector else None
    return {"password": vector["password"], "key_file": key_file}


def read_file(path):
    """Steps 1 and 2 of §7."""
    try:
        facts = os.stat(path)
        demand(stat.S_ISREG(facts.st_mode), "vault-not-a-vault")
        demand(facts.st_size <= MOST_FILE_BYTES, "vault-too-large")
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        raise Refused("vault-not-found") from None
    except PermissionError:
        raise Refused("vault-no-permission") from None


def read_key_file(path):
    """§5.1; None where there is none."""
    if path is None:
        return None
    try:
        with open(path, "rb") as file:
            content = file.read(MOST_KEY_FILE_BYTES + 1)
    except OSError:
        raise Refused("key-file-not-found") from None
    demand(content, "key-file-empty")
    demand(len(content) <= MOST_KEY_FILE_BYTES, "key-file-too-large")
    return content


def check_vectors(folder):
    """Every vector of §12; one line for each that is not as it says, then the count."""
    wrong = 0
    names = sorted(name for name in os.listdir(folder) if name.endswith(".json"))
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            vector = json.load(file)
        try:
            vault, document = open_bytes(base64.b64decode(vector["file"]), brought_by(vector))
            found = ["opens", document["name"]["value"], attachment_states(vault, document)]
        except Refused as refused:
            found = [refused.code, None, {}]
        if found != [vector["expected"], vector.get("vaultName"), vector.get("attachments", {})]:
            wrong += 1
            print(f"{name}: {found[0]}, expected {vector['expected']}: {vector['about']}")
    print(f"{len(names)} vectors, {wrong} wrong")
    return wrong


def main():
    parser = argparse.ArgumentParser(description="Opens a *.nidan file and prints its document, or checks the test vectors.")
    parser.add_argument("file", nargs="?", help="the vault; its password is asked for, or read from the first line of a pipe")
    parser.add_argument("--key-file", metavar="FILE", help="the key file that belongs to the password")
    parser.add_argument("--recovery-code", action="store_true", help="a recovery code is asked for in place of the password")
    parser.add_argument("--vectors", metavar="FOLDER", help="check every test vector of a folder instead")
    parser.add_argument("--attachments", action="store_true", help="list the attachments instead of printing the document")
    parser.add_argument("--extract", nargs=2, metavar=("ID", "NEW_FILE"), help="write one attachment to a new file instead, unencrypted")
    arguments = parser.parse_args()
    if arguments.vectors is not None:
        return 1 if check_vectors(arguments.vectors) > 0 else 0
    if arguments.file is None:
        parser.error("a file or --vectors is needed")
    question = "Recovery code: " if arguments.recovery_code else "Password: "
    typed = getpass.getpass(question) if sys.stdin.isatty() else sys.stdin.buffer.readline().decode("utf-8").rstrip("\n")
    try:
        if arguments.recovery_code:
            brought = {"recovery_code": read_recovery_code(typed)}
        else:
            brought = {"password": typed, "key_file": read_key_file(arguments.key_file)}
        vault, document = open_bytes(read_file(arguments.file), brought)
        if arguments.attachments:
            list_attachments(vault, document)
            return 0
        if arguments.extract is not None:
            extract_attachment(vault, document, *arguments.extract)
            return 0
    except Refused as refused:
        print(refused.code, file=sys.stderr)
        return 1
    sys.stdout.buffer.write(json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8", "surrogatepass") + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
