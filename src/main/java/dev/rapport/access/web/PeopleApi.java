package dev.rapport.access.web;

import dev.rapport.access.AtTelephone;
import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.PersonProfile;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.access.staff.Leaving;
import dev.rapport.access.staff.PeopleFilter;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.access.staff.WorkGoes;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/people")
class PeopleApi {

    /**
     * What is said of a person.
     *
     * @param login only when the person is added
     * @param mainTeam one of the teams; the first one if not said
     * @param locale en or zh-CN
     * @param zone such as Europe/Rome
     */
    record PersonRequest(
            @Nullable String login,
            @Nullable String name,
            @Nullable List<Role> roles,
            @Nullable List<String> teams,
            @Nullable String mainTeam,
            @Nullable List<String> skills,
            @Nullable List<String> territories,
            @Nullable Integer capacity,
            @Nullable String locale,
            @Nullable String zone) {

        PersonProfile profile() {
            return new PersonProfile(
                    Objects.requireNonNullElse(name, ""),
                    known(roles),
                    known(teams),
                    mainTeam,
                    known(skills),
                    known(territories),
                    capacity == null ? 0 : capacity,
                    locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale),
                    zone(zone));
        }

        private static <T> List<T> known(@Nullable List<T> values) {
            return values == null
                    ? List.of()
                    : values.stream().filter(Objects::nonNull).toList();
        }

        private static ZoneId zone(@Nullable String zone) {
            try {
                return ZoneId.of(zone == null ? "UTC" : zone);
            } catch (DateTimeException e) {
                throw Refused.invalid("access.no-such-zone", String.valueOf(zone));
            }
        }
    }

    /**
     * A person.
     *
     * @param active false for somebody who left
     * @param present false while on leave or taking no new work
     * @param passwordMustChange whether the password in use is a one-time one
     * @param tokens how many programs may act for the person
     * @param telephone how the person stands at the telephone; absent where nobody tells
     * @param version to be sent as If-Match by whoever changes it
     * @param capacityVersion the same for whoever changes the capacity only
     */
    record PersonAnswer(
            UUID id,
            String login,
            String name,
            List<Role> roles,
            List<String> teams,
            @Nullable String mainTeam,
            List<String> skills,
            List<String> territories,
            int capacity,
            String locale,
            String zone,
            boolean active,
            boolean present,
            boolean passwordMustChange,
            int tokens,
            @Nullable TelephoneAnswer telephone,
            String version,
            String capacityVersion) {

        static PersonAnswer of(PersonSheet person) {
            var profile = person.profile();
            return new PersonAnswer(
                    person.id().value(),
                    person.login(),
                    profile.name(),
                    profile.roles(),
                    profile.teams(),
                    profile.mainTeam(),
                    profile.skills(),
                    profile.territories(),
                    profile.capacity(),
                    profile.locale().toLanguageTag(),
                    profile.zone().getId(),
                    person.active(),
                    person.present(),
                    person.passwordMustChange(),
                    person.tokens(),
                    TelephoneAnswer.of(person.telephone()),
                    profile.revision().mark(),
                    profile.capacityRevision().mark());
        }
    }

    /**
     * As a telephone system tells.
     *
     * @param status available, busy, paused or off
     */
    record TelephoneAnswer(String status, Instant since) {

        static @Nullable TelephoneAnswer of(@Nullable AtTelephone standing) {
            return standing == null
                    ? null
                    : new TelephoneAnswer(standing.status().word(), standing.since());
        }
    }

    /** The person who was added, and the password with which they log in once. It is told this once. */
    record AddedPerson(PersonAnswer person, String password) {}

    /** A password with which the person logs in once. It is told this once. */
    record OneTimePassword(String password) {}

    record CapacityRequest(@Nullable Integer capacity) {}

    /** Open work of one kind. */
    record HeldAnswer(String kind, int count) {}

    /**
     * Where the open work goes: exactly one of the three, or none when there is no work.
     *
     * @param to id of the person who gets it
     * @param queues to the queues of its teams
     * @param stays it stays with the person
     */
    record WorkRequest(
            @Nullable String to,
            @Nullable Boolean queues,
            @Nullable Boolean stays) {

        WorkGoes where() {
            var toQueues = Boolean.TRUE.equals(queues);
            var staying = Boolean.TRUE.equals(stays);
            if (to != null && (toQueues || staying) || toQueues && staying)
                throw Refused.invalid("access.where-work-goes");
            if (to != null) return new WorkGoes.To(UserId.of(to));
            return toQueues ? new WorkGoes.ToQueues() : new WorkGoes.Nowhere(staying);
        }
    }

    private final StaffDesk desk;
    private final Leaving leaving;

    PeopleApi(StaffDesk desk, Leaving leaving) {
        this.desk = desk;
        this.leaving = leaving;
    }

    @GetMapping
    @ForRoles({Role.ADMIN, Role.MANAGER})
    @Operation(summary = "People by name; managers get those whom they lead")
    Page<PersonAnswer> list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(defaultValue = "false") boolean former,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return desk.list(new PeopleFilter(text, team, former), limit, after).map(PersonAnswer::of);
    }

    @GetMapping("/{person}")
    @ForRoles({Role.ADMIN, Role.MANAGER})
    @Operation(summary = "A person by id; for administrators, and managers who lead them")
    ResponseEntity<PersonAnswer> get(@PathVariable String person) {
        return answer(desk.get(UserId.of(person)));
    }

    @GetMapping("/{person}/changes")
    @ForRoles({Role.ADMIN, Role.MANAGER})
    @Operation(summary = "What was changed about a person, by whom, from what to what; the last change first")
    List<StaffChangeAnswer> changes(@PathVariable String person) {
        return StaffChangeAnswer.of(desk.changes(UserId.of(person)));
    }

    @GetMapping("/{person}/work")
    @ForRoles({Role.ADMIN, Role.MANAGER})
    @Operation(summary = "How much open work the person has in hand, by kind")
    List<HeldAnswer> work(@PathVariable String person) {
        return leaving.work(UserId.of(person)).stream()
                .map(held -> new HeldAnswer(held.words(), held.count()))
                .toList();
    }

    @ForRoles(Role.ADMIN)
    @Creates(secret = true)
    @PostMapping
    @Operation(summary = "Add a person, who logs in with a one-time password that is told this once")
    ResponseEntity<AddedPerson> add(@RequestBody PersonRequest request) {
        var login = request.login();
        if (login == null) throw Refused.invalid("access.bad-login", "");
        var added = desk.add(login, request.profile());
        return ResponseEntity.created(
                        URI.create("/api/v1/people/" + added.person().id()))
                .body(new AddedPerson(PersonAnswer.of(added.person()), added.password()));
    }

    @ForRoles(Role.ADMIN)
    @PutMapping("/{person}")
    @Replaces
    @Operation(summary = "Say other things of a person; new roles and teams count at once. The login stays")
    ResponseEntity<PersonAnswer> change(
            @PathVariable String person,
            @RequestBody PersonRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var revision = Revision.ifMatch(read);
        return answer(desk.change(UserId.of(person), request.profile(), revision));
    }

    @ForRoles({Role.ADMIN, Role.MANAGER})
    @PutMapping("/{person}/capacity")
    @Replaces
    @Operation(summary = "Set how many open cases a person should have at most")
    ResponseEntity<PersonAnswer> changeCapacity(
            @PathVariable String person,
            @RequestBody CapacityRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var revision = Revision.ifMatch(read);
        var capacity = request.capacity();
        if (capacity == null) throw Refused.invalid("access.bad-capacity");
        return answer(desk.changeCapacity(UserId.of(person), capacity, revision));
    }

    @ForRoles(Role.ADMIN)
    @Creates(secret = true)
    @PostMapping("/{person}/password")
    @Operation(summary = "Give a person a one-time password, told this once; their sessions and tokens end")
    OneTimePassword resetPassword(@PathVariable String person) {
        return new OneTimePassword(desk.resetPassword(UserId.of(person)));
    }

    @ForRoles(Role.ADMIN)
    @PostMapping("/{person}/hand-over")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give all open work of a person to somebody, or to the queues of its teams")
    void handOver(@PathVariable String person, @RequestBody WorkRequest request) {
        if (request.where() instanceof WorkGoes.Nowhere) throw Refused.invalid("access.where-work-goes");
        leaving.handOver(UserId.of(person), request.where());
    }

    @ForRoles(Role.ADMIN)
    @PostMapping("/{person}/deactivate")
    @Operation(
            summary = "A person left: they cannot log in any more. Refused while they have work in hand, unless it is "
                    + "said where that goes")
    PersonAnswer deactivate(@PathVariable String person, @RequestBody WorkRequest request) {
        return PersonAnswer.of(leaving.leave(UserId.of(person), request.where()));
    }

    @ForRoles(Role.ADMIN)
    @PostMapping("/{person}/reactivate")
    @Operation(summary = "A person came back")
    PersonAnswer reactivate(@PathVariable String person) {
        return PersonAnswer.of(leaving.comeBack(UserId.of(person)));
    }

    private static ResponseEntity<PersonAnswer> answer(PersonSheet person) {
        return ResponseEntity.ok().eTag(person.profile().revision().tag()).body(PersonAnswer.of(person));
    }
}
