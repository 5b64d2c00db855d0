package dev.rapport.cases;

import static java.util.Objects.requireNonNull;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which cases hang together: duplicates, causes, and what belongs together. Who may work on a case links it with any
 * that they see, and undoes its links. Who sees one end learns the number of the other, and its title only if they see
 * that too.
 */
@Service
@Transactional
public class CaseLinks {

    private static final Role[] WHO_MAY_LINK = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    /**
     * A case that hangs together with the one asked about.
     *
     * @param tie seen from the one asked about
     * @param title absent when the asker may not see that case
     * @param stands as the case's events say it
     * @param state the same in the asker's language
     */
    public record Linked(
            UUID id,
            Tie tie,
            String kind,
            String number,
            @Nullable String title,
            @Nullable String stands,
            @Nullable String state,
            boolean open) {}

    private record Link(UUID id, Tie tie, SubjectId other) {}

    private final Cases cases;
    private final Subjects subjects;
    private final CaseSight sight;
    private final TrailSentences sentences;
    private final Access access;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseLinks(
            Cases cases,
            Subjects subjects,
            CaseSight sight,
            TrailSentences sentences,
            Access access,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.subjects = subjects;
        this.sight = sight;
        this.sentences = sentences;
        this.access = access;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The first made first. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public List<Linked> of(String numberOrId) {
        return linked(links(cases.find(numberOrId).id()));
    }

    /** Links a case that the asker may work on with one that they see; refused as a conflict when it is already. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public Linked link(String numberOrId, Tie tie, String other) {
        var one = mine(numberOrId);
        var another = cases.find(other);
        if (one.id().equals(another.id())) throw Refused.invalid("cases.linked-to-itself", one.number());
        if (tie != Tie.BELONGS_WITH && leads(another.id(), tie, one.id()))
            throw Refused.conflict("cases.linked-the-other-way", one.number(), another.number());
        if (!subjects.keep(one.id(), another.id())) throw Refused.notFound("cases.gone");
        var link = add(one.id(), tie, another.id())
                .orElseThrow(() -> Refused.conflict("cases.linked-already", one.number(), another.number()));
        tell(one.id(), link, true);
        return linked(List.of(link)).getFirst();
    }

    /** Undoes a link of a case that the asker may work on. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void undo(String numberOrId, UUID link) {
        var one = mine(numberOrId);
        var found = links(one.id()).stream()
                .filter(known -> known.id().equals(link))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", link));
        remove(link);
        tell(one.id(), found, false);
    }

    /** Whether the asker may work on the case, and so link it; who only opened or watches it may not. */
    @ForThoseConcerned
    public boolean mayLink(String numberOrId) {
        var found = cases.find(numberOrId);
        return access.hasRole(WHO_MAY_LINK) && access.hasSight(found.owner(), found.team());
    }

    /**
     * Links two cases whose stories the caller tells, if both are here; asks nobody. The same tie the other way round ends.
     */
    public void note(SubjectId one, Tie tie, SubjectId other) {
        if (!subjects.keep(one, other)) return;
        links(one).stream()
                .filter(link -> link.tie() == tie.reverse() && link.tie() != tie)
                .filter(link -> link.other().equals(other))
                .forEach(link -> remove(link.id()));
        add(one, tie, other);
    }

    /** Takes back all such links of a case; asks and tells nobody. */
    public void forget(SubjectId one, Tie tie) {
        links(one).stream().filter(link -> link.tie() == tie).forEach(link -> remove(link.id()));
    }

    private Subject mine(String numberOrId) {
        var found = cases.find(numberOrId);
        access.requireSight(found.owner(), found.team());
        return found;
    }

    private List<Linked> linked(List<Link> links) {
        var others = subjects.find(links.stream().map(Link::other).toList());
        var seen = sight.seen(others.values());
        var language = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        return links.stream()
                .map(link ->
                        linked(link, requireNonNull(others.get(link.other())), seen.contains(link.other()), language))
                .toList();
    }

    private Linked linked(Link link, Subject other, boolean isSeen, Locale language) {
        var state = other.state();
        return new Linked(
                link.id(),
                link.tie(),
                other.kind(),
                other.number(),
                isSeen ? other.title() : null,
                state,
                state == null ? null : sentences.word(state, language),
                other.isOpen());
    }

    private List<Link> links(SubjectId subject) {
        return jdbc.sql("""
                        select id, tie, to_id as other, true as forth
                        from case_link
                        where from_id = :subject
                        union all
                        select id, tie, from_id as other, false as forth
                        from case_link
                        where to_id = :subject
                        order by id
                        """)
                .param("subject", subject.value())
                .query((row, number) -> {
                    var tie = Tie.valueOf(row.getString("tie"));
                    return new Link(
                            row.getObject("id", UUID.class),
                            row.getBoolean("forth") ? tie : tie.reverse(),
                            new SubjectId(row.getObject("other", UUID.class)));
                })
                .list();
    }

    /** Whether such ties lead from one case to the other, over others as well; held against others who tie them now. */
    private boolean leads(SubjectId one, Tie tie, SubjectId other) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('case_link', 0))")
                .query((row, number) -> true)
                .list();
        var back = tie == Tie.HAS_DUPLICATE || tie == Tie.CAUSES;
        return jdbc.sql("""
                        with recursive led as (
                            select to_id
                            from case_link
                            where from_id = :from and tie = :tie
                            union
                            select further.to_id
                            from led
                            join case_link further on further.from_id = led.to_id and further.tie = :tie
                        )
                        select exists (select from led where to_id = :to)
                        """)
                .param("from", (back ? other : one).value())
                .param("to", (back ? one : other).value())
                .param("tie", (back ? tie.reverse() : tie).name())
                .query(Boolean.class)
                .single();
    }

    /** Each tie is kept in one direction, so that it cannot be there twice. */
    private Optional<Link> add(SubjectId one, Tie tie, SubjectId other) {
        var back = tie == Tie.HAS_DUPLICATE
                || tie == Tie.CAUSES
                || tie == Tie.BELONGS_WITH && one.value().compareTo(other.value()) > 0;
        var id = Ids.next();
        var added = jdbc.sql("""
                                insert into case_link (id, from_id, tie, to_id, made_by, made_at)
                                values (:id, :from, :tie, :to, :by, :at)
                                on conflict (from_id, to_id, tie) do nothing
                                """)
                        .param("id", id)
                        .param("from", (back ? other : one).value())
                        .param("tie", (back ? tie.reverse() : tie).name())
                        .param("to", (back ? one : other).value())
                        .param(
                                "by",
                                access.current()
                                        .map(Person::id)
                                        .map(UserId::value)
                                        .orElse(null),
                                Types.OTHER)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        return added ? Optional.of(new Link(id, tie, other)) : Optional.empty();
    }

    private void remove(UUID link) {
        jdbc.sql("delete from case_link where id = :id").param("id", link).update();
    }

    private void tell(SubjectId one, Link link, boolean isLinked) {
        tell(one, link.tie(), link.other(), isLinked);
        tell(link.other(), link.tie().reverse(), one, isLinked);
    }

    private void tell(SubjectId one, Tie tie, SubjectId other, boolean isLinked) {
        var at = clock.instant();
        events.publishEvent(
                isLinked
                        ? new CasesLinked(Ids.next(), one, at, tie, other)
                        : new CasesUnlinked(Ids.next(), one, at, tie, other));
    }
}
