"""The communes that learners come from: the centre's province, and whatever else it serves."""

from sqlalchemy import Select, select

from app.models.organizations import CentreServiceArea, Commune, Installation, Organization

IS_SERVED = Commune.code.in_(select(CentreServiceArea.commune_code))
"""Whether the centre serves, or has served, a commune."""


def own_communes() -> Select[str, str, str]:
    """Return the query for code, name and kind of these communes, in no order yet."""
    province = (
        select(Organization.province_code)
        .join(Installation, Installation.organization_id == Organization.id)
        .scalar_subquery()
    )
    return select(Commune.code, Commune.name, Commune.unit_type).where(
        (Commune.province_code == province) | IS_SERVED
    )
