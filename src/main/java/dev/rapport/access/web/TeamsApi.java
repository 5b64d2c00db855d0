package dev.rapport.access.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.access.Team;
import dev.rapport.access.staff.TeamDesk;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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
@RequestMapping("/api/v1/teams")
class TeamsApi {

    /**
     * What is said of a team.
     *
     * @param key only when the team is added; it stays, since processes name it
     * @param parent key of the team above
     * @param lead id of the person who leads it
     */
    record TeamRequest(
            @Nullable String key,
            @Nullable String name,
            @Nullable String chineseName,
            @Nullable String parent,
            @Nullable String lead) {

        TeamDesk.Wish wish() {
            return new TeamDesk.Wish(
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(chineseName, ""),
                    parent,
                    lead == null ? null : UserId.of(lead));
        }
    }

    /**
     * A team.
     *
     * @param active false for one that was given up
     * @param version to be sent as If-Match by whoever changes it
     */
    record TeamAnswer(
            String key,
            String name,
            String chineseName,
            @Nullable String parent,
            @Nullable UUID lead,
            boolean active,
            String version) {

        static TeamAnswer of(Team team) {
            var lead = team.lead();
            return new TeamAnswer(
                    team.key(),
                    team.name(),
                    team.chineseName(),
                    team.parent(),
                    lead == null ? null : lead.value(),
                    team.active(),
                    team.revision().mark());
        }
    }

    /**
     * Who joins.
     *
     * @param person id
     * @param main whether it is their main team
     */
    record JoinRequest(@Nullable String person, @Nullable Boolean main) {}

    private final TeamDesk desk;

    TeamsApi(TeamDesk desk) {
        this.desk = desk;
    }

    @ForRoles(Role.ADMIN)
    @GetMapping
    @Operation(summary = "Teams by key, with those that were given up")
    Page<TeamAnswer> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        return desk.list(limit, after).map(TeamAnswer::of);
    }

    @ForRoles(Role.ADMIN)
    @GetMapping("/{team}")
    @Operation(summary = "A team by its key")
    ResponseEntity<TeamAnswer> get(@PathVariable String team) {
        return answer(desk.get(team));
    }

    @ForRoles(Role.ADMIN)
    @GetMapping("/{team}/changes")
    @Operation(summary = "What was changed about a team, by whom, from what to what; the last change first")
    List<StaffChangeAnswer> changes(@PathVariable String team) {
        return StaffChangeAnswer.of(desk.changes(team));
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping
    @Operation(summary = "Add a team")
    ResponseEntity<TeamAnswer> add(@RequestBody TeamRequest request) {
        var key = request.key();
        if (key == null) throw Refused.invalid("access.bad-team-key", "");
        var team = desk.add(key, request.wish());
        return ResponseEntity.created(URI.create("/api/v1/teams/" + team.key())).body(TeamAnswer.of(team));
    }

    @ForRoles(Role.ADMIN)
    @PutMapping("/{team}")
    @Replaces
    @Operation(summary = "Give a team other names, another lead or another team above")
    ResponseEntity<TeamAnswer> change(
            @PathVariable String team,
            @RequestBody TeamRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var revision = Revision.ifMatch(read);
        return answer(desk.change(team, request.wish(), revision));
    }

    @ForRoles(Role.ADMIN)
    @PostMapping("/{team}/members")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Make a person a member of a team")
    void join(@PathVariable String team, @RequestBody JoinRequest request) {
        desk.join(
                team, UserId.of(Objects.requireNonNullElse(request.person(), "")), Boolean.TRUE.equals(request.main()));
    }

    @ForRoles(Role.ADMIN)
    @DeleteMapping("/{team}/members/{person}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a person out of a team")
    void part(@PathVariable String team, @PathVariable String person) {
        desk.part(team, UserId.of(person));
    }

    @ForRoles(Role.ADMIN)
    @PostMapping("/{team}/deactivate")
    @Operation(summary = "Give up a team; refused while people, other teams or open work are in it")
    TeamAnswer deactivate(@PathVariable String team) {
        return TeamAnswer.of(desk.giveUp(team));
    }

    @ForRoles(Role.ADMIN)
    @PostMapping("/{team}/reactivate")
    @Operation(summary = "Take up a team again")
    TeamAnswer reactivate(@PathVariable String team) {
        return TeamAnswer.of(desk.takeUp(team));
    }

    private static ResponseEntity<TeamAnswer> answer(Team team) {
        return ResponseEntity.ok().eTag(team.revision().tag()).body(TeamAnswer.of(team));
    }
}
