package dev.rapport.access.web;

import dev.rapport.access.FieldLevel;
import dev.rapport.access.FieldLevelDesk;
import dev.rapport.access.ForRoles;
import dev.rapport.access.GuardedField;
import dev.rapport.access.LevelChange;
import dev.rapport.access.LevelTable;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.access.Sight;
import dev.rapport.access.Standing;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import io.swagger.v3.oas.annotations.Operation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/field-levels")
class FieldLevelsApi {

    /** @param level OPEN, INTERNAL or SENSITIVE */
    record LevelRequest(@Nullable FieldLevel level) {}

    /** FULL, MASKED or HIDDEN for each way to stand to a customer or case; what is left out stays. */
    record SightsRequest(
            @Nullable Sight owner,
            @Nullable Sight collaborator,
            @Nullable Sight team,
            @Nullable Sight other) {

        Map<Standing, Sight> sights() {
            var wanted = new EnumMap<Standing, Sight>(Standing.class);
            if (owner != null) wanted.put(Standing.OWNER, owner);
            if (collaborator != null) wanted.put(Standing.COLLABORATOR, collaborator);
            if (team != null) wanted.put(Standing.TEAM, team);
            if (other != null) wanted.put(Standing.OTHER, other);
            return wanted;
        }
    }

    record LeveledField(String field, FieldLevel level) {}

    record SightAnswer(FieldLevel level, Role role, Standing standing, Sight sight) {}

    /** @param version to be sent as If-Match by whoever changes something of it */
    record LevelsAnswer(List<LeveledField> fields, List<SightAnswer> sights, String version) {}

    private final FieldLevelDesk desk;

    FieldLevelsApi(FieldLevelDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "The level of each field of a person, and what levels show to whom")
    ResponseEntity<LevelsAnswer> levels() {
        return answer(desk.table());
    }

    @GetMapping("/changes")
    @Operation(summary = "Who changed levels of fields, the newest first")
    Page<LevelChange> changes(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        return desk.changes(limit, after);
    }

    @ForRoles(Role.ADMIN)
    @Replaces
    @PutMapping("/fields/{field}")
    @Operation(summary = "Give a field a level")
    ResponseEntity<LevelsAnswer> give(
            @PathVariable String field,
            @RequestBody LevelRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var level = request.level();
        if (level == null) throw Refused.invalid("levels.level-missing").at("level");
        return answer(desk.put(new GuardedField(field), level, Revision.ifMatch(read)));
    }

    @ForRoles(Role.ADMIN)
    @Replaces
    @PutMapping("/sights/{level}/{role}")
    @Operation(summary = "Say how much of a level a role sees")
    ResponseEntity<LevelsAnswer> show(
            @PathVariable FieldLevel level,
            @PathVariable Role role,
            @RequestBody SightsRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        return answer(desk.put(level, role, request.sights(), Revision.ifMatch(read)));
    }

    private ResponseEntity<LevelsAnswer> answer(LevelTable table) {
        var fields = desk.fields().stream()
                .map(field -> new LeveledField(field.name(), table.level(field)))
                .toList();
        var sights = table.sights().entrySet().stream()
                .map(one -> new SightAnswer(
                        one.getKey().level(), one.getKey().role(), one.getKey().standing(), one.getValue()))
                .toList();
        var revision = table.revision();
        return ResponseEntity.ok().eTag(revision.tag()).body(new LevelsAnswer(fields, sights, revision.mark()));
    }
}
