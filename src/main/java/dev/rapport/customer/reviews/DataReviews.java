package dev.rapport.customer.reviews;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.cases.CaseSight;
import dev.rapport.customer.quality.FaultLine;
import dev.rapport.customer.quality.OpenFaults;
import dev.rapport.customer.quality.Quality;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.WorkingDays;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reviews of data quality, for those of whom they are asked and those who see all; managers choose the rhythm. */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class DataReviews {

    private static final int LONGEST_PAGE = 200;

    private final ReviewRows rows;
    private final RhythmRows rhythms;
    private final ReviewStart start;
    private final OpenFaults faults;
    private final WorkingDays days;
    private final CaseSight sight;
    private final Access access;
    private final Staff staff;

    DataReviews(
            ReviewRows rows,
            RhythmRows rhythms,
            ReviewStart start,
            OpenFaults faults,
            WorkingDays days,
            CaseSight sight,
            Access access,
            Staff staff) {
        this.rows = rows;
        this.rhythms = rhythms;
        this.start = start;
        this.faults = faults;
        this.days = days;
        this.sight = sight;
        this.access = access;
        this.staff = staff;
    }

    /** The newest first, of those that the asker may see. */
    public Page<DataReview> list(
            @Nullable Quality quality, @Nullable ReviewState state, int limit, @Nullable String after) {
        return rows.list(quality, state, sight.parameters(), Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    /** By its number, such as D-0042, or its id. */
    public DataReview get(String reference) {
        var review = rows.byNumber(reference)
                .or(() -> rows.find(SubjectId.of(reference)))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", reference));
        sight.require(review.id(), review.owner(), review.team());
        return review;
    }

    /** Those with a fault of the check now, the oldest first: whoever is to mend them must know who they are. */
    public Page<FaultLine> faults(String reference, int limit, @Nullable String after) {
        return faults.list(get(reference).quality(), Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    /** How many those are now. */
    public long open(String reference) {
        return faults.of(get(reference).quality());
    }

    /** The review of the check before that one, if it ended. */
    public Optional<DataReview> before(String reference) {
        return rows.before(get(reference));
    }

    /** One for each check. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public List<ReviewRhythm> rhythms() {
        var kept = rhythms.all();
        var newest = rows.newest();
        return Arrays.stream(Quality.values())
                .map(quality -> {
                    var one = kept.get(quality);
                    return new ReviewRhythm(
                            quality,
                            one == null ? null : one.rhythm(),
                            one == null ? null : days.onOrAfter(one.nextPeriod()),
                            newest.get(quality));
                })
                .toList();
    }

    /**
     * The next review begins with the next period.
     *
     * @param rhythm absent: no more reviews begin by themselves
     * @param read what the asker replaces; refused when somebody else chose meanwhile
     */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Transactional
    public void choose(Quality quality, @Nullable Rhythm rhythm, Revision read) {
        var now = rhythms.held(quality).map(RhythmRows.Kept::rhythm).orElse(null);
        if (Objects.equals(now, rhythm)) return;
        if (!read.isStill(ReviewRhythm.revision(now))) throw Refused.changed("review.rhythm-changed-meanwhile");
        if (rhythm == null) rhythms.remove(quality);
        else rhythms.put(quality, rhythm, rhythm.nextAfter(days.today()), asker());
    }

    /** Without waiting for the next period. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @Transactional
    public DataReview begin(Quality quality) {
        var today = days.today();
        return start.begin(quality, null, today)
                .orElseThrow(() -> rows.open(quality)
                        .or(() -> rows.of(quality, today))
                        .map(other -> Refused.conflict(
                                other.state().isOpen() ? "review.open-already" : "review.today-already",
                                other.number()))
                        .orElseGet(() -> Refused.conflict("review.open-already", "–")));
    }

    /** Whether the asker chooses rhythms and begins reviews. */
    @ForEverybody("tells only what the asker may")
    public boolean mayPlan() {
        return access.hasRole(Role.MANAGER, Role.ADMIN);
    }

    /** Who does it, or the team where it waits; in the asker's language. */
    @ForEverybody("colleagues know each other and their teams")
    public String holder(DataReview review) {
        var owner = review.owner();
        if (owner != null) return staff.names(List.of(owner)).getOrDefault(owner, "–");
        var team = review.team();
        if (team == null) return "–";
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        return staff.team(team).map(found -> found.name(language)).orElse(team);
    }

    private @Nullable UserId asker() {
        return access.current().map(Person::id).orElse(null);
    }
}
