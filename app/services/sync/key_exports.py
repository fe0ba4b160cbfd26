"""Keys written out for others: public halves, and practice keys."""

from pathlib import Path

from app.services.files import write_atomically
from app.services.sync.key_files import sealing_text
from app.services.sync.keys import PublicKeys, SecretKeys


def export_public_keys(keys: PublicKeys, folder: Path, name: str) -> tuple[Path, Path]:
    """Write `name`.pub for minisign and `name`.agepub for age."""
    signing, sealing = folder / f"{name}.pub", folder / f"{name}.agepub"
    comment = f"untrusted comment: minisign public key {keys.key_id}"
    write_atomically(signing, f"{comment}\n{keys.signing}\n".encode())
    write_atomically(sealing, f"{keys.sealing}\n".encode())
    return signing, sealing


def export_secret_sealing_key(keys: SecretKeys, folder: Path, name: str) -> Path:
    """Write `name`.agekey, with which age opens packages: for practice data only."""
    path = folder / f"{name}.agekey"
    write_atomically(path, sealing_text(keys.sealing, keys.valid_since), private=True)
    return path
