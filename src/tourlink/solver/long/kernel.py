"""
The hot part of the search for long days: ruin and recreate on flat sequences.

The functions here run as they stand on lists, and numba compiles them as they stand
for arrays (see `backend`). That is why they index flat sequences, call nothing but
each other, and take what they need as arguments. Both give the same chain: all sums
are whole numbers, the random numbers are made here, and of floating-point arithmetic
only the operations are used that every machine rounds alike (+ - * / and the root).

It is one long module because it is compiled as one: `backend` takes the functions from
here, in the order in which they call each other, and compiles nothing from elsewhere.
"""

from math import sqrt
from typing import NamedTuple

Ints = list[int]
"""A flat sequence: a list, or an array of numpy once the kernel is compiled."""
Floats = list[float]

FAR = 4 * 10**9
"""Later than any time of a day, and than the sum of a few ways that do not exist."""
MODULUS = 2**31 - 1
DRAWS = 1024
BLINK = 100


class Tables(NamedTuple):
    """
    An instance in flat sequences; `n` places, `s` stays, `d` days.

    Attributes
    ----------
    way_to, way_from
        `way_to[there * n + here]` and `way_from[here * n + there]`, so that both rows
        of one place are next to each other in memory.
    travel
        Minutes in vehicles, like `way_from`; empty if no day limits them.
    morning
        `morning[(day * s + stay) * n + place]`: arrival at the first place of a day.
    first_visit
        Earliest beginning of a visit on the morning after each stay.
    opens, begin_by
        `[day * n + place]`: when the first window opens, and the latest beginning of
        a visit in the last one.
    window_at, window_opens, window_begin_by
        The windows of `day * n + place` are those from `window_at[...]` up to the
        next; none is listed where a place has one window or none.
    near
        `[place * neighbours + rank]`: the places around each place.
    uses, most
        `uses[place * limits + limit]`, and how much of each limit there is.
    want_at, wants
        The wants (must-sees, covers, groups) that a visit of each place serves.
    plain
        Whether nobody waits on a day, and no door shuts before it ends.
    turns
        Whether all ways are as long back as forth.
    pools
        Whether the days can be thought of as one long day, to be cut into days.
    parts, ends
        Where that is done: the number of days and their `latest`.
    """

    places: int
    days: int
    stays: int
    width: int
    neighbours: int
    limits: int
    covers: int
    min_groups: int
    insist: int
    end: int
    candidates: Ints
    prize: Ints
    visit: Ints
    way_to: Ints
    way_from: Ints
    travel: Ints
    morning: Ints
    first_visit: Ints
    leave_from: Ints
    arrive_at: Ints
    latest: Ints
    opens: Ints
    begin_by: Ints
    window_at: Ints
    window_opens: Ints
    window_begin_by: Ints
    near: Ints
    max_stops: Ints
    max_travel: Ints
    uses: Ints
    most: Ints
    bed_cost: Ints
    want_at: Ints
    wants: Ints
    allowed: Ints
    plain: Ints
    turns: int
    pools: int
    parts: int
    ends: Ints
    draws: Ints


class State(NamedTuple):
    """
    A chain in the making, the chain it came from and the best one.

    `stops[day * width + at]` holds the place that the day starts at (at 0), the
    places visited, and the place it ends at; `length` counts the visited ones, and
    `bed[day]` is the stay left in the morning (`bed[days]` the end of the tour).
    """

    stops: Ints
    length: Ints
    bed: Ints
    leave: Ints
    arrive: Ints
    latest: Ints
    travelled: Ints
    day_of: Ints
    at_of: Ints
    free: Ints
    touched: Ints
    dirty: Ints
    shift: Ints
    where: Ints
    now_shift: Ints
    now_where: Ints
    slack: Ints
    row: Ints
    reach: Ints
    via: Ints
    gaps: Ints
    used: Ints
    hits: Ints
    now_stops: Ints
    now_length: Ints
    now_bed: Ints
    best_stops: Ints
    best_length: Ints
    best_bed: Ints
    numbers: Ints
    weight: Floats
    heat: Floats


# Places in `State.numbers`.
RNG = 0
FREE = 1
NOW = 2
BEST = 3
GAPS = 4


def draw(numbers: Ints, below: int) -> int:
    """Return the next random number from 0 up to `below`, exclusive."""
    value = numbers[RNG] * 48271 % MODULUS
    numbers[RNG] = value
    return value % below


def copy(source: Ints, target: Ints, low: int, high: int) -> None:
    """Copy what stands from `low` up to `high`."""
    for at in range(low, high):
        target[at] = source[at]


def follow(day: int, tables: Tables, state: State) -> bool:
    """
    Work out the times of a day: earliest leaving and latest arrival at each stop.

    Returns whether the day is feasible; `latest` is right only if it is. Waiting for
    doors never pays, so with any number of windows the times at which one may arrive
    at a stop, and still do the rest of the day, are all those up to a latest one.
    """
    places = tables.places
    stops, leave, arrive, latest = state.stops, state.leave, state.arrive, state.latest
    visit, way = tables.visit, tables.way_from
    opens, begin_by, window_at = tables.opens, tables.begin_by, tables.window_at
    base = day * tables.width
    last = base + state.length[day] + 1
    of_day = day * places
    bed, night = state.bed[day], state.bed[day + 1]
    stops[base] = tables.leave_from[bed]
    state.at_of[places + day] = base
    end = tables.end if night < 0 else tables.arrive_at[night]
    stops[last] = end
    row = (day * tables.stays + bed) * places
    limit = tables.latest[day * (tables.stays + 1) + night + 1]
    # Forward: begin as early as the doors allow.
    fits = state.length[day] <= tables.max_stops[day]
    time = 0
    here = stops[base]
    first = base + 1
    for at in range(first, last):
        place = stops[at]
        state.day_of[place] = day
        state.at_of[place] = at
        if at == first:
            time = tables.morning[row + place]
            arrive[at] = time
            time = max(time, tables.first_visit[bed])
        else:
            time += way[here * places + place]
            arrive[at] = time
        key = of_day + place
        if time > begin_by[key]:
            fits = False
        begin = opens[key]
        if window_at[key + 1] > window_at[key]:
            for it in range(window_at[key], window_at[key + 1]):
                begin = tables.window_opens[it]
                if time <= tables.window_begin_by[it]:
                    break
        time = max(time, begin) + visit[place]
        leave[at] = time
        here = place
    if last == first:
        time = tables.morning[row + end]
    else:
        time += way[here * places + end]
    arrive[last] = time
    if time > limit:
        fits = False
    if len(tables.travel) > 0:
        minutes = 0
        here = stops[base]
        for at in range(first, last + 1):
            minutes += tables.travel[here * places + stops[at]]
            here = stops[at]
        state.travelled[day] = minutes
        if minutes > tables.max_travel[day]:
            fits = False
    state.slack[day] = FAR
    if state.length[day] >= tables.max_stops[day]:
        state.slack[day] = -FAR
    elif tables.plain[day]:
        state.slack[day] = limit - time
    # Backward: arrive as late as the rest of the day allows.
    latest[last] = limit
    there = end
    for at in range(last - 1, base, -1):
        place = stops[at]
        key = of_day + place
        limit -= way[place * places + there] + visit[place]
        if window_at[key + 1] > window_at[key]:
            by = -1
            for it in range(window_at[key], window_at[key + 1]):
                begin = min(limit, tables.window_begin_by[it])
                if begin >= tables.window_opens[it]:
                    by = begin
            limit = by
        else:
            limit = min(limit, begin_by[key])
        latest[at] = limit
        there = place
    return fits


def scan_plain(
    day: int, start: int, end: int, gaps: int, tables: Tables, state: State
) -> None:
    """
    Find the best positions of free places on a day without doors to wait for.

    With `gaps` only of those whose best position has gone: the stops before the first
    so many gaps are followed by others now, or have gone themselves.
    """
    stops, way_to, way_from = state.stops, tables.way_to, tables.way_from
    places, where, lost = tables.places, state.where, state.gaps
    day_of = state.day_of
    base = day * tables.width
    of_day = day * places
    last = base + state.length[day] + 1
    for rank in range(start, end):
        place = state.free[rank]
        if gaps > 0:
            before = where[of_day + place]
            gone = before < places and day_of[before] != day
            for it in range(gaps):
                if lost[it] == before:
                    gone = True
                    break
            if not gone:
                continue
        line = place * places
        least, best = FAR, base
        here = stops[base]
        for at in range(base, last):
            there = stops[at + 1]
            time = way_to[line + here] + way_from[line + there]
            time -= way_from[here * places + there]
            if time < least:
                least, best = time, at
            here = there
        state.shift[of_day + place] = least + tables.visit[place]
        where[of_day + place] = places + day if best == base else stops[best]


def scan(day: int, start: int, tables: Tables, state: State) -> None:
    """
    Find the best position on `day` of each free place from rank `start` on.

    The best position is the one that delays the next stop least; what is noted is the
    stop before it.
    """
    if tables.plain[day]:
        scan_plain(day, start, state.numbers[FREE], 0, tables, state)
        return
    places = tables.places
    stops, leave, arrive, latest = state.stops, state.leave, state.arrive, state.latest
    way_to, way_from = tables.way_to, tables.way_from
    opens, begin_by, window_at = tables.opens, tables.begin_by, tables.window_at
    free, shift, where, visit = state.free, state.shift, state.where, tables.visit
    base = day * tables.width
    last = base + state.length[day] + 1
    of_day = day * places
    bed = state.bed[day]
    row = (day * tables.stays + bed) * places
    first_visit = tables.first_visit[bed]
    limited = len(tables.travel) > 0
    spare = tables.max_travel[day] - state.travelled[day]
    # Each place overlooks one position in so many, so that all come into play.
    blink = draw(state.numbers, BLINK)
    for rank in range(start, state.numbers[FREE]):
        place = free[rank]
        least, best = FAR, -1
        key = of_day + place
        by = begin_by[key]
        opening = opens[key]
        minutes = visit[place]
        done = opening + minutes
        line = place * places
        many = window_at[key + 1] > window_at[key]
        blind = base + (blink + 7 * rank) % BLINK
        for at in range(base, last):
            if at == blind:
                continue
            bound = latest[at + 1]
            if bound < done:
                continue
            if at > base:
                time = leave[at]
                if time > by:
                    break
                time += way_to[line + stops[at]]
            else:
                time = max(tables.morning[row + place], first_visit)
            if time > by:
                continue
            if time < opening:
                time = opening
            elif many:
                for it in range(window_at[key], window_at[key + 1]):
                    if time <= tables.window_begin_by[it]:
                        time = max(time, tables.window_opens[it])
                        break
            time += minutes + way_from[line + stops[at + 1]]
            if time > bound:
                continue
            time -= arrive[at + 1]
            if time < least and not (
                limited
                and tables.travel[stops[at] * places + place]
                + tables.travel[line + stops[at + 1]]
                - tables.travel[stops[at] * places + stops[at + 1]]
                > spare
            ):
                least, best = time, at
        shift[key] = least
        where[key] = best
        if best == base:
            where[key] = places + day
        elif best > base:
            where[key] = stops[best]


def compare(day: int, before: int, tables: Tables, state: State) -> None:
    """Offer all free places the position after stop `before`, which is a new one."""
    places, free, shift, where = tables.places, state.free, state.shift, state.where
    way_to, way_from, visit = tables.way_to, tables.way_from, tables.visit
    at = state.at_of[before]
    here, there = state.stops[at], state.stops[at + 1]
    between = way_from[here * places + there]
    of_day = day * places
    for rank in range(state.numbers[FREE]):
        place = free[rank]
        line = place * places
        time = way_to[line + here] + way_from[line + there] + visit[place] - between
        if time < shift[of_day + place]:
            shift[of_day + place] = time
            where[of_day + place] = before


def mend(day: int, start: int, tables: Tables, state: State) -> None:
    """Find the best positions anew after gaps were closed on a plain day."""
    places, gaps = tables.places, state.gaps
    total = state.numbers[GAPS]
    scan_plain(day, 0, start, total, tables, state)
    scan(day, start, tables, state)
    for it in range(total):
        if gaps[it] == places + day or (
            gaps[it] < places and state.day_of[gaps[it]] == day
        ):
            compare(day, gaps[it], tables, state)


def insert(day: int, before: int, place: int, tables: Tables, state: State) -> None:
    """Visit a place after stop `before`, and find the best positions anew."""
    stops = state.stops
    at = state.at_of[before]
    for it in range(day * tables.width + state.length[day] + 1, at, -1):
        stops[it + 1] = stops[it]
    stops[at + 1] = place
    state.length[day] += 1
    state.touched[day] = 1
    follow(day, tables, state)
    if tables.plain[day]:
        state.gaps[0] = before
        scan_plain(day, 0, state.numbers[FREE], 1, tables, state)
        compare(day, before, tables, state)
        compare(day, place, tables, state)
    else:
        scan(day, 0, tables, state)


def count(place: int, sign: int, tables: Tables, state: State) -> int:
    """
    Note that a place is visited (`sign` 1) or no longer (-1); return what it adds.

    That is its prize, and for each want that it serves first a sum above all prizes.
    """
    value = tables.prize[place]
    limits = tables.limits
    for it in range(limits):
        state.used[it] += sign * tables.uses[place * limits + it]
    for it in range(tables.want_at[place], tables.want_at[place + 1]):
        want = tables.wants[it]
        state.hits[want] += sign
        if state.hits[want] == (1 if sign > 0 else 0):
            if want < tables.covers:
                value += tables.insist
            else:
                # Groups: only so many are asked for.
                met = state.hits[len(state.hits) - 1]
                state.hits[len(state.hits) - 1] = met + sign
                if min(met, met + sign) < tables.min_groups:
                    value += tables.insist
    return sign * value


def appeal(place: int, tables: Tables, state: State) -> int:
    """Return what a visit of a place would add."""
    value = tables.prize[place]
    for it in range(tables.want_at[place], tables.want_at[place + 1]):
        want = tables.wants[it]
        if state.hits[want] == 0 and (
            want < tables.covers or state.hits[len(state.hits) - 1] < tables.min_groups
        ):
            value += tables.insist
    return value


def affordable(place: int, tables: Tables, state: State) -> bool:
    """Return whether the limits leave room for a place."""
    limits = tables.limits
    for it in range(limits):
        if state.used[it] + tables.uses[place * limits + it] > tables.most[it]:
            return False
    return True


def within(tables: Tables, state: State) -> bool:
    """Return whether the chain in the making keeps to the limits."""
    kept = True
    for it in range(tables.limits):
        kept = kept and state.used[it] <= tables.most[it]
    return kept


def release(place: int, tables: Tables, state: State) -> int:
    """Take a place out of its day, which is to be closed up; return the loss."""
    day = state.day_of[place]
    state.day_of[place] = -1
    state.touched[day] = 1
    state.free[state.numbers[FREE]] = place
    state.numbers[FREE] += 1
    return count(place, -1, tables, state)


def close_up(day: int, tables: Tables, state: State) -> bool:
    """Close the gaps of a day; return whether it is feasible."""
    stops = state.stops
    base = day * tables.width
    to = base + 1
    before, gap = tables.places + day, False
    for at in range(base + 1, base + state.length[day] + 1):
        place = stops[at]
        if state.day_of[place] != day:
            gap = True
            continue
        if gap:
            state.gaps[state.numbers[GAPS]] = before
            state.numbers[GAPS] += 1
            gap = False
        stops[to] = place
        before = place
        to += 1
    if gap:
        state.gaps[state.numbers[GAPS]] = before
        state.numbers[GAPS] += 1
    state.length[day] = to - base - 1
    return follow(day, tables, state)


def untwist(day: int, tables: Tables, state: State) -> bool:
    """Turn stretches of a plain day around where that makes it shorter (2-opt)."""
    places, stops, way = tables.places, state.stops, tables.way_from
    base = day * tables.width
    last = base + state.length[day] + 1
    shorter = False
    for at in range(base, last - 2):
        here, there = stops[at], stops[at + 1]
        for to in range(at + 2, last):
            end, after = stops[to], stops[to + 1]
            change = way[here * places + end] + way[there * places + after]
            change -= way[here * places + there] + way[end * places + after]
            if change < 0:
                low, high = at + 1, to
                while low < high:
                    place = stops[low]
                    stops[low] = stops[high]
                    stops[high] = place
                    low += 1
                    high -= 1
                there = stops[at + 1]
                shorter = True
    if shorter:
        follow(day, tables, state)
        state.dirty[day] = 1
    return shorter


def dearest(day: int, tables: Tables, state: State) -> int:
    """Return the stop of a day that takes the most time for its prize."""
    places, stops, way = tables.places, state.stops, tables.way_from
    base = day * tables.width
    most, chosen = -1.0, stops[base + 1]
    for at in range(base + 1, base + state.length[day] + 1):
        place = stops[at]
        here, there = stops[at - 1], stops[at + 1]
        minutes = way[here * places + place] + way[place * places + there]
        minutes += tables.visit[place] - way[here * places + there]
        prize = appeal(place, tables, state)
        ratio = float(minutes) / (1.0 + prize)
        if ratio > most:
            most, chosen = ratio, place
    return chosen


def recut(night: int, tables: Tables, state: State) -> None:
    """
    Cut the stops of the two days around a night anew, where it suits its bed best.

    That is where the days last least too long, and of such cuts the shortest.
    """
    places, stays, stops = tables.places, tables.stays, state.stops
    way, visit, row = tables.way_from, tables.visit, state.row
    one, two = (night - 1) * tables.width, night * tables.width
    first, count = state.length[night - 1], 0
    for base, length in ((one, first), (two, state.length[night])):
        for at in range(base + 1, base + length + 1):
            row[count] = stops[at]
            count += 1
    bed, far = state.bed[night], state.bed[night + 1]
    evening = tables.arrive_at[bed]
    end = tables.end if far < 0 else tables.arrive_at[far]
    early = ((night - 1) * stays + state.bed[night - 1]) * places
    late = (night * stays + bed) * places
    by = tables.latest[(night - 1) * (stays + 1) + bed + 1]
    last_by = tables.latest[night * (stays + 1) + far + 1]
    # What comes after the first stop of the second day, for a cut before all stops.
    rest = visit[row[count - 1]] + way[row[count - 1] * places + end]
    for at in range(count - 1):
        rest += visit[row[at]] + way[row[at] * places + row[at + 1]]
    least, most, best = FAR, FAR, 0
    gone = 0
    for cut in range(count + 1):
        if cut == 0:
            time = tables.morning[early + evening]
        else:
            place = row[cut - 1]
            if cut == 1:
                gone = tables.morning[early + place] + visit[place]
            else:
                gone += way[row[cut - 2] * places + place] + visit[place]
            time = gone + way[place * places + evening]
        if cut == count:
            then = tables.morning[late + end]
        else:
            then = tables.morning[late + row[cut]] + rest
            rest -= visit[row[cut]]
            if cut < count - 1:
                rest -= way[row[cut] * places + row[cut + 1]]
        over = max(0, time - by) + max(0, then - last_by)
        if over < least or (over == least and time + then < most):
            least, most, best = over, time + then, cut
    if best == first:
        return
    for cut in range(count):
        day = night - 1 if cut < best else night
        at = one + 1 + cut if cut < best else two + 1 + cut - best
        stops[at] = row[cut]
        state.day_of[row[cut]] = day
    state.length[night - 1], state.length[night] = best, count - best


def change_bed(tables: Tables, state: State) -> int:
    """
    Spend one night at another stay; return the loss, or 1 where that cannot be.

    Of the two days around it, stops are taken out until they can be done: those that
    take the most time for their prize.
    """
    numbers, stays = state.numbers, tables.stays
    night = 1 + draw(numbers, tables.days - 1)
    bed = draw(numbers, stays)
    before = state.bed[night]
    if not tables.allowed[(night - 1) * stays + bed]:
        return 1
    moves = tables.plain[night - 1] and tables.plain[night]
    moves = moves and state.length[night - 1] + state.length[night] > 0
    if bed == before and not moves:
        return 1
    if len(tables.bed_cost) > 0:
        budget = tables.limits - 1
        state.used[budget] += tables.bed_cost[bed] - tables.bed_cost[before]
    state.bed[night] = bed
    if moves:
        recut(night, tables, state)
    loss = 0
    for day in range(night - 1, night + 1):
        state.touched[day] = 1
        state.dirty[day] = 1
    for day in range(night - 1, night + 1):
        while not follow(day, tables, state):
            if state.length[day] == 0:
                return 1
            loss += release(dearest(day, tables, state), tables, state)
            close_up(day, tables, state)
    while tables.limits > 0 and not within(tables, state):
        day = night - 1 if state.length[night - 1] > 0 else night
        if state.length[day] == 0:
            return 1
        loss += release(dearest(day, tables, state), tables, state)
        close_up(day, tables, state)
    return loss


def ruin(most: int, tables: Tables, state: State) -> int:
    """Take out some stretches of days, near to each other; return the loss."""
    numbers, day_of, stops = state.numbers, state.day_of, state.stops
    around = tables.neighbours
    loss = 0
    seed = tables.candidates[draw(numbers, len(tables.candidates))]
    left = 1 + draw(numbers, most)
    stretches = 1 + draw(numbers, 3)
    rank = 0
    while left > 0 and stretches > 0 and rank < around:
        place = tables.near[seed * around + rank]
        rank += 1
        day = day_of[place]
        if day < 0:
            continue
        base = day * tables.width
        many = min(state.length[day], 1 + draw(numbers, left))
        at = state.at_of[place]
        low = max(base + 1, at - many + 1)
        high = min(at, base + state.length[day] - many + 1)
        low += draw(numbers, high - low + 1)
        for it in range(low, low + many):
            if day_of[stops[it]] == day:
                loss += release(stops[it], tables, state)
        left -= many
        stretches -= 1
        # The next stretch is around a place a little farther on.
        rank += draw(numbers, 3)
    return loss


def recreate(start: int, first: int, end: int, tables: Tables, state: State) -> int:
    """
    Insert free places into the days from `first` up to `end`; return the gain.

    The best for its time comes first. Of days that have not changed, only the places
    from rank `start` on are looked at anew.
    """
    places, slack = tables.places, state.slack
    numbers, free, weight = state.numbers, state.free, state.weight
    shift, where = state.shift, state.where
    wanted = len(tables.wants) > 0
    for day in range(first, end):
        if state.dirty[day] or (state.touched[day] and not tables.plain[day]):
            scan(day, 0, tables, state)
            state.dirty[day] = 0
        elif state.touched[day]:
            mend(day, start, tables, state)
        else:
            scan(day, start, tables, state)
    power = draw(numbers, 3)
    for rank in range(numbers[FREE]):
        place = free[rank]
        prize = float(appeal(place, tables, state) if wanted else tables.prize[place])
        value = prize
        if power == 1:
            value = prize * sqrt(prize)
        elif power == 2:
            value = prize * prize
        luck = draw(numbers, 1024)
        # One in fifty is overlooked; the others are a little more or less alluring.
        weight[place] = 0.0 if luck < 20 else value * (1024.0 + luck)
    gain = 0
    while True:
        # Fractions are compared crosswise: to divide takes long.
        most, cost, chosen, target = 0.0, 1.0, -1, -1
        for rank in range(numbers[FREE]):
            place = free[rank]
            value = weight[place]
            if value <= 0.0:
                continue
            for day in range(first, end):
                key = day * places + place
                if where[key] >= 0 and shift[key] <= slack[day]:
                    time = float(shift[key] + 1 if shift[key] > 0 else 1)
                    if value * cost > most * time:
                        most, cost, chosen, target = value, time, rank, day
        if chosen < 0:
            return gain
        place = free[chosen]
        if tables.limits > 0 and not affordable(place, tables, state):
            weight[place] = 0.0
            continue
        gain += count(place, 1, tables, state)
        numbers[FREE] -= 1
        free[chosen] = free[numbers[FREE]]
        insert(target, where[target * places + place], place, tables, state)


def recount(tables: Tables, state: State) -> None:
    """List the free places, and count anew what the visited ones use and serve."""
    total = 0
    simple = tables.limits == 0 and len(tables.wants) == 0
    for it in range(tables.limits):
        state.used[it] = 0
    if len(tables.bed_cost) > 0:
        for day in range(1, tables.days):
            state.used[tables.limits - 1] += tables.bed_cost[state.bed[day]]
    for it in range(len(state.hits)):
        state.hits[it] = 0
    for place in tables.candidates:
        if state.day_of[place] < 0:
            state.free[total] = place
            total += 1
        elif not simple:
            count(place, 1, tables, state)
    state.numbers[FREE] = total


def keep(tables: Tables, state: State) -> None:
    """Make the chain in the making the present one."""
    for day in range(tables.days):
        if state.touched[day]:
            base = day * tables.width
            end = base + state.length[day] + 1
            copy(state.stops, state.now_stops, base, end)
            state.now_length[day] = state.length[day]
            state.touched[day] = 0
        state.now_bed[day] = state.bed[day]
    copy(state.shift, state.now_shift, 0, len(state.shift))
    copy(state.where, state.now_where, 0, len(state.where))


def undo(tables: Tables, state: State) -> None:
    """Return to the present chain."""
    places = tables.places
    for day in range(tables.days):
        state.bed[day] = state.now_bed[day]
        if state.touched[day]:
            base = day * tables.width
            for at in range(base + 1, base + state.length[day] + 1):
                if state.day_of[state.stops[at]] == day:
                    state.day_of[state.stops[at]] = -1
    for day in range(tables.days):
        if state.touched[day]:
            base = day * tables.width
            state.length[day] = state.now_length[day]
            end = base + state.length[day] + 1
            copy(state.now_stops, state.stops, base, end)
            follow(day, tables, state)
            state.touched[day] = 0
            state.dirty[day] = 0
            low, high = day * places, day * places + places
            copy(state.now_shift, state.shift, low, high)
            copy(state.now_where, state.where, low, high)
    recount(tables, state)


def remember(state: State) -> None:
    """Make the present chain the best one."""
    copy(state.now_stops, state.best_stops, 0, len(state.now_stops))
    copy(state.now_length, state.best_length, 0, len(state.now_length))
    copy(state.now_bed, state.best_bed, 0, len(state.now_bed))


def split(value: int, tables: Tables, state: State) -> None:
    """
    Cut the one long day of the present chain into days, and note it if it is the best.

    For each night and stay the most stops are found that can lie behind: a dynamic
    program. Stops that are left over in the end are left out.
    """
    places, stays, parts = tables.places, tables.stays, tables.parts
    stops, way, visit = state.stops, tables.way_from, tables.visit
    reach, via = state.reach, state.via
    total = state.length[0]
    for it in range(parts * (stays + 1)):
        reach[it] = -1
    for day in range(parts):
        last = day == parts - 1
        for bed in range(stays):
            done = reach[(day - 1) * (stays + 1) + bed] if day > 0 else 0
            if done < 0 or (day == 0 and bed != state.bed[0]):
                continue
            row = (day * stays + bed) * places
            time = 0
            for count in range(done, total + 1):
                here = stops[count]
                if count == done + 1:
                    time = tables.morning[row + here] + visit[here]
                elif count > done:
                    time += way[stops[count - 1] * places + here] + visit[here]
                able = False
                for night in range(-1 if last else 0, 0 if last else stays):
                    end = tables.end if last else tables.arrive_at[night]
                    if count == done:
                        then = tables.morning[row + end]
                    else:
                        then = time + way[here * places + end]
                    if then > tables.ends[day * (stays + 1) + night + 1]:
                        continue
                    able = True
                    if not last and not tables.allowed[day * stays + night]:
                        continue
                    key = day * (stays + 1) + (stays if last else night)
                    if count > reach[key]:
                        reach[key] = count
                        via[key] = bed
                if not able and count > done:
                    break
    key = parts * (stays + 1) - 1
    if reach[key] < 0:
        return
    for at in range(reach[key], total):
        value -= tables.prize[stops[at + 1]]
    if value <= state.numbers[BEST]:
        return
    state.numbers[BEST] = value
    for day in range(parts - 1, -1, -1):
        state.best_bed[day] = via[key]
        first, start = 0, via[key]
        if day > 0:
            first = reach[(day - 1) * (stays + 1) + start]
        base = day * tables.width
        state.best_length[day] = reach[key] - first
        for at in range(first, reach[key]):
            state.best_stops[base + 1 + at - first] = stops[at + 1]
        key = (day - 1) * (stays + 1) + start


def settle(value: int, tables: Tables, state: State) -> None:
    """Make the chain in the making, of this value, the present one."""
    keep(tables, state)
    state.numbers[NOW] = value
    if value > state.numbers[BEST]:
        if tables.parts > 0:
            split(value, tables, state)
        else:
            state.numbers[BEST] = value
            remember(state)


def load(tables: Tables, state: State) -> bool:
    """Take up the present chain; return whether all its days are feasible."""
    for place in tables.candidates:
        state.day_of[place] = -1
    for day in range(tables.days):
        state.bed[day] = state.now_bed[day]
    fits = True
    for day in range(tables.days):
        base = day * tables.width
        state.length[day] = state.now_length[day]
        for at in range(base + 1, base + state.length[day] + 1):
            state.stops[at] = state.now_stops[at]
        state.touched[day] = 0
        state.dirty[day] = 0
        fits = follow(day, tables, state) and fits
    recount(tables, state)
    for day in range(tables.days):
        scan(day, 0, tables, state)
    copy(state.shift, state.now_shift, 0, len(state.shift))
    copy(state.where, state.now_where, 0, len(state.where))
    return fits and within(tables, state)


def appraise(day: int, tables: Tables, state: State) -> int:
    """Return about what `day` can collect between its beds, -1 where it cannot be."""
    for place in tables.candidates:
        state.day_of[place] = -1
    state.length[day] = 0
    recount(tables, state)
    if not follow(day, tables, state):
        return -1
    state.dirty[day] = 1
    return recreate(0, day, day + 1, tables, state)


def construct(tables: Tables, state: State) -> int:
    """Fill the empty days between the present beds; -1 where they cannot be reached."""
    for day in range(tables.days):
        state.now_length[day] = 0
    if not load(tables, state):
        return -1
    value = recreate(state.numbers[FREE], 0, tables.days, tables, state)
    for day in range(tables.days):
        state.touched[day] = 1
    settle(value, tables, state)
    return value


def anneal(
    rounds: int, most: int, rest: int, cooling: float, tables: Tables, state: State
) -> int:
    """
    Ruin and recreate the present chain again and again; return the best value.

    A worse chain is accepted if it lacks no more than a random number from the
    exponential distribution with mean `heat[0]`, which falls by `cooling` each round.
    One round in `rest` changes a bed (none if it is 0).
    """
    numbers, heat = state.numbers, state.heat
    days = tables.days
    for _ in range(rounds):
        start = numbers[FREE]
        value = numbers[NOW]
        able = True
        numbers[GAPS] = 0
        if rest > 0 and draw(numbers, rest) == 0:
            loss = change_bed(tables, state)
            able = loss <= 0
            value += loss
        if able:
            value += ruin(most, tables, state)
            for day in range(days):
                if state.touched[day]:
                    close_up(day, tables, state)
            value += recreate(start, 0, days, tables, state)
            shorter = False
            for day in range(days):
                if tables.turns and state.touched[day] and tables.plain[day]:
                    shorter = untwist(day, tables, state) or shorter
            if shorter:
                numbers[GAPS] = 0
                value += recreate(numbers[FREE], 0, days, tables, state)
        allowance = heat[0] * tables.draws[draw(numbers, DRAWS)] / 65536.0
        heat[0] *= cooling
        if able and value >= numbers[NOW] - allowance:
            settle(value, tables, state)
        else:
            undo(tables, state)
    return numbers[BEST]
