"""All rules, in the order of their codes. One not listed here does not exist."""

from tourlink.check.rules.access_wider_than_roads import access_wider_than_roads
from tourlink.check.rules.agreement_expired import agreement_expired
from tourlink.check.rules.agreement_expires_soon import agreement_expires_soon
from tourlink.check.rules.agreement_not_yet_valid import agreement_not_yet_valid
from tourlink.check.rules.agreement_without_validity import agreement_without_validity
from tourlink.check.rules.alias_of_another_place import alias_of_another_place
from tourlink.check.rules.assumed_times_old import assumed_times_old
from tourlink.check.rules.axis_broken import axis_broken
from tourlink.check.rules.best_month_closed import best_month_closed
from tourlink.check.rules.best_months_out_of_reach import best_months_out_of_reach
from tourlink.check.rules.best_months_say_nothing import best_months_say_nothing
from tourlink.check.rules.border_closed_when_groups_travel import (
    border_closed_when_groups_travel,
)
from tourlink.check.rules.border_step_inside_country import border_step_inside_country
from tourlink.check.rules.border_step_missing import border_step_missing
from tourlink.check.rules.border_theme_away_from_border import (
    border_theme_away_from_border,
)
from tourlink.check.rules.cable_or_trek_too_long import cable_or_trek_too_long
from tourlink.check.rules.child_pays_more import child_pays_more
from tourlink.check.rules.closed_all_year import closed_all_year
from tourlink.check.rules.coarse_position import coarse_position
from tourlink.check.rules.coast_terrain_inland import coast_terrain_inland
from tourlink.check.rules.conference_place_without_hotel import (
    conference_place_without_hotel,
)
from tourlink.check.rules.corridor_duplicated import corridor_duplicated
from tourlink.check.rules.corridor_ends_unfit_for_mode import (
    corridor_ends_unfit_for_mode,
)
from tourlink.check.rules.corridor_expired import corridor_expired
from tourlink.check.rules.corridor_expires_soon import corridor_expires_soon
from tourlink.check.rules.corridor_far_longer_than_straight_line import (
    corridor_far_longer_than_straight_line,
)
from tourlink.check.rules.corridor_speed_impossible import corridor_speed_impossible
from tourlink.check.rules.corridor_speed_suspicious import corridor_speed_suspicious
from tourlink.check.rules.crossing_without_border_step import (
    crossing_without_border_step,
)
from tourlink.check.rules.dead_end_without_purpose import dead_end_without_purpose
from tourlink.check.rules.description_copied import description_copied
from tourlink.check.rules.description_goes_stale import description_goes_stale
from tourlink.check.rules.description_lacks_language import description_lacks_language
from tourlink.check.rules.description_not_one_sentence import (
    description_not_one_sentence,
)
from tourlink.check.rules.description_says_nothing import description_says_nothing
from tourlink.check.rules.description_too_long import description_too_long
from tourlink.check.rules.description_untranslated import description_untranslated
from tourlink.check.rules.event_dates_outside_months import event_dates_outside_months
from tourlink.check.rules.event_outside_best_months import event_outside_best_months
from tourlink.check.rules.event_over import event_over
from tourlink.check.rules.event_repeated import event_repeated
from tourlink.check.rules.event_while_closed import event_while_closed
from tourlink.check.rules.event_without_open_place import event_without_open_place
from tourlink.check.rules.fact_from_the_future import fact_from_the_future
from tourlink.check.rules.fact_newer_than_its_source import fact_newer_than_its_source
from tourlink.check.rules.fact_stale import fact_stale
from tourlink.check.rules.fare_per_km_unlikely import fare_per_km_unlikely
from tourlink.check.rules.fee_unlikely import fee_unlikely
from tourlink.check.rules.flagship_position_uncertain import flagship_position_uncertain
from tourlink.check.rules.floating_market_after_morning import (
    floating_market_after_morning,
)
from tourlink.check.rules.foreign_price_without_note import foreign_price_without_note
from tourlink.check.rules.former_province_as_current import former_province_as_current
from tourlink.check.rules.headway_beyond_window import headway_beyond_window
from tourlink.check.rules.highland_at_the_beach import highland_at_the_beach
from tourlink.check.rules.hours_never_hold import hours_never_hold
from tourlink.check.rules.hours_overlap import hours_overlap
from tourlink.check.rules.hours_unlike_kind import hours_unlike_kind
from tourlink.check.rules.hub_far_from_town import hub_far_from_town
from tourlink.check.rules.hub_sold_as_stop import hub_sold_as_stop
from tourlink.check.rules.island_on_dry_land import island_on_dry_land
from tourlink.check.rules.island_without_boat import island_without_boat
from tourlink.check.rules.linked_only_by_expired_corridors import (
    linked_only_by_expired_corridors,
)
from tourlink.check.rules.lodging_capacity_unlike_classes import (
    lodging_capacity_unlike_classes,
)
from tourlink.check.rules.lodging_larger_than_its_road import (
    lodging_larger_than_its_road,
)
from tourlink.check.rules.lodging_level_unlike_classes import (
    lodging_level_unlike_classes,
)
from tourlink.check.rules.market_without_days import market_without_days
from tourlink.check.rules.member_out_of_reach import member_out_of_reach
from tourlink.check.rules.member_without_sellable_destination import (
    member_without_sellable_destination,
)
from tourlink.check.rules.misplaced_tone_mark import misplaced_tone_mark
from tourlink.check.rules.mixed_tone_style import mixed_tone_style
from tourlink.check.rules.museum_never_closes import museum_never_closes
from tourlink.check.rules.name_without_french import name_without_french
from tourlink.check.rules.near_duplicate_places import near_duplicate_places
from tourlink.check.rules.no_lodging_within_reach import no_lodging_within_reach
from tourlink.check.rules.no_way_back_to_hanoi import no_way_back_to_hanoi
from tourlink.check.rules.old_price_trusted import old_price_trusted
from tourlink.check.rules.places_at_one_point import places_at_one_point
from tourlink.check.rules.position_at_sea import position_at_sea
from tourlink.check.rules.position_outside_former_province import (
    position_outside_former_province,
)
from tourlink.check.rules.position_outside_province import position_outside_province
from tourlink.check.rules.price_not_in_thousands import price_not_in_thousands
from tourlink.check.rules.price_stale import price_stale
from tourlink.check.rules.price_without_real_source import price_without_real_source
from tourlink.check.rules.province_listed_twice import province_listed_twice
from tourlink.check.rules.province_with_gaps import province_with_gaps
from tourlink.check.rules.province_without_sellable_destination import (
    province_without_sellable_destination,
)
from tourlink.check.rules.quality_without_theme import quality_without_theme
from tourlink.check.rules.reached_only_by_air import reached_only_by_air
from tourlink.check.rules.region_without_destinations import region_without_destinations
from tourlink.check.rules.repeated_alias import repeated_alias
from tourlink.check.rules.road_slower_than_detour import road_slower_than_detour
from tourlink.check.rules.route_stage_without_place import route_stage_without_place
from tourlink.check.rules.sea_theme_inland import sea_theme_inland
from tourlink.check.rules.season_note_contradicts_best_months import (
    season_note_contradicts_best_months,
)
from tourlink.check.rules.service_arrives_before_dawn import service_arrives_before_dawn
from tourlink.check.rules.service_days_differ_by_direction import (
    service_days_differ_by_direction,
)
from tourlink.check.rules.service_departs_twice import service_departs_twice
from tourlink.check.rules.service_length_unlikely import service_length_unlikely
from tourlink.check.rules.service_never_runs import service_never_runs
from tourlink.check.rules.service_overnight_contradicts_clock import (
    service_overnight_contradicts_clock,
)
from tourlink.check.rules.service_without_return import service_without_return
from tourlink.check.rules.shouting_text import shouting_text
from tourlink.check.rules.source_from_the_future import source_from_the_future
from tourlink.check.rules.source_never_cited import source_never_cited
from tourlink.check.rules.source_without_date import source_without_date
from tourlink.check.rules.stop_for_every_theme import stop_for_every_theme
from tourlink.check.rules.stop_with_single_theme import stop_with_single_theme
from tourlink.check.rules.stop_without_commune import stop_without_commune
from tourlink.check.rules.stop_without_description import stop_without_description
from tourlink.check.rules.stop_without_leading_theme import stop_without_leading_theme
from tourlink.check.rules.stop_without_terrain import stop_without_terrain
from tourlink.check.rules.stop_without_themes import stop_without_themes
from tourlink.check.rules.stray_blanks import stray_blanks
from tourlink.check.rules.superlative_without_source import superlative_without_source
from tourlink.check.rules.sure_without_real_source import sure_without_real_source
from tourlink.check.rules.theme_against_kind import theme_against_kind
from tourlink.check.rules.time_zone_of_another_country import (
    time_zone_of_another_country,
)
from tourlink.check.rules.timetable_stale import timetable_stale
from tourlink.check.rules.top_theme_on_minor_place import top_theme_on_minor_place
from tourlink.check.rules.town_without_lodging import town_without_lodging
from tourlink.check.rules.unreachable_from_hanoi import unreachable_from_hanoi
from tourlink.check.rules.unreachable_in_some_months import unreachable_in_some_months
from tourlink.check.rules.urban_road_between_towns import urban_road_between_towns
from tourlink.check.rules.vietnamese_description_without_marks import (
    vietnamese_description_without_marks,
)
from tourlink.check.rules.vietnamese_marks_in_english import vietnamese_marks_in_english
from tourlink.check.rules.vietnamese_name_without_marks import (
    vietnamese_name_without_marks,
)
from tourlink.check.rules.visit_length_unlike_kind import visit_length_unlike_kind
from tourlink.check.rules.visit_longer_than_opening import visit_longer_than_opening

RULES = (
    corridor_far_longer_than_straight_line,
    corridor_speed_impossible,
    corridor_speed_suspicious,
    corridor_duplicated,
    service_without_return,
    service_length_unlikely,
    service_overnight_contradicts_clock,
    service_arrives_before_dawn,
    headway_beyond_window,
    service_days_differ_by_direction,
    corridor_ends_unfit_for_mode,
    border_step_missing,
    border_step_inside_country,
    border_closed_when_groups_travel,
    service_never_runs,
    cable_or_trek_too_long,
    access_wider_than_roads,
    lodging_larger_than_its_road,
    urban_road_between_towns,
    service_departs_twice,
    near_duplicate_places,
    alias_of_another_place,
    repeated_alias,
    stop_without_description,
    stop_without_terrain,
    stop_without_themes,
    hub_sold_as_stop,
    town_without_lodging,
    visit_length_unlike_kind,
    lodging_capacity_unlike_classes,
    lodging_level_unlike_classes,
    stop_without_commune,
    fact_stale,
    price_stale,
    old_price_trusted,
    timetable_stale,
    assumed_times_old,
    corridor_expired,
    corridor_expires_soon,
    source_without_date,
    source_never_cited,
    fact_from_the_future,
    fact_newer_than_its_source,
    source_from_the_future,
    sure_without_real_source,
    position_outside_province,
    position_outside_former_province,
    position_at_sea,
    places_at_one_point,
    coarse_position,
    flagship_position_uncertain,
    island_on_dry_land,
    coast_terrain_inland,
    highland_at_the_beach,
    time_zone_of_another_country,
    visit_longer_than_opening,
    closed_all_year,
    best_month_closed,
    hours_unlike_kind,
    hours_never_hold,
    market_without_days,
    event_while_closed,
    event_outside_best_months,
    event_dates_outside_months,
    best_months_say_nothing,
    floating_market_after_morning,
    season_note_contradicts_best_months,
    hours_overlap,
    best_months_out_of_reach,
    museum_never_closes,
    child_pays_more,
    fee_unlikely,
    fare_per_km_unlikely,
    price_without_real_source,
    foreign_price_without_note,
    price_not_in_thousands,
    unreachable_from_hanoi,
    unreachable_in_some_months,
    reached_only_by_air,
    no_way_back_to_hanoi,
    island_without_boat,
    crossing_without_border_step,
    no_lodging_within_reach,
    dead_end_without_purpose,
    hub_far_from_town,
    linked_only_by_expired_corridors,
    road_slower_than_detour,
    member_without_sellable_destination,
    member_out_of_reach,
    agreement_expired,
    agreement_expires_soon,
    agreement_not_yet_valid,
    agreement_without_validity,
    axis_broken,
    route_stage_without_place,
    region_without_destinations,
    province_listed_twice,
    event_over,
    event_without_open_place,
    event_repeated,
    province_without_sellable_destination,
    province_with_gaps,
    sea_theme_inland,
    border_theme_away_from_border,
    top_theme_on_minor_place,
    stop_with_single_theme,
    theme_against_kind,
    stop_without_leading_theme,
    quality_without_theme,
    conference_place_without_hotel,
    stop_for_every_theme,
    misplaced_tone_mark,
    mixed_tone_style,
    vietnamese_name_without_marks,
    name_without_french,
    description_lacks_language,
    description_too_long,
    description_not_one_sentence,
    superlative_without_source,
    vietnamese_marks_in_english,
    former_province_as_current,
    description_says_nothing,
    shouting_text,
    stray_blanks,
    description_goes_stale,
    description_copied,
    description_untranslated,
    vietnamese_description_without_marks,
)
