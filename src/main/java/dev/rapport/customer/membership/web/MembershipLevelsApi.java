package dev.rapport.customer.membership.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.membership.MembershipLevel;
import dev.rapport.customer.membership.MembershipLevelChange;
import dev.rapport.customer.membership.MembershipLevels;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/membership-levels")
class MembershipLevelsApi {

    private static final int MOST = 200;

    /**
     * A level of membership. Names and benefits that are left out in one language are those of the other.
     *
     * @param word lower-case letters, digits and underscores; never changes
     * @param rank 0 if absent; higher ones are above lower ones
     * @param months how long it lasts; without end if absent
     * @param inUse whether somebody can come to it; they can if absent
     */
    record MembershipLevelRequest(
            @Nullable String word,
            @Nullable String english,
            @Nullable String chinese,
            @Nullable String englishBenefits,
            @Nullable String chineseBenefits,
            @Nullable Integer rank,
            @Nullable Integer months,
            @Nullable Boolean inUse) {

        MembershipLevel level(String called) {
            return new MembershipLevel(
                    called,
                    text(english),
                    text(chinese),
                    text(englishBenefits),
                    text(chineseBenefits),
                    Objects.requireNonNullElse(rank, 0),
                    months,
                    !Boolean.FALSE.equals(inUse));
        }
    }

    private static String text(@Nullable String said) {
        return Objects.requireNonNullElse(said, "");
    }

    private final MembershipLevels levels;

    MembershipLevelsApi(MembershipLevels levels) {
        this.levels = levels;
    }

    @GetMapping
    @Operation(summary = "The levels of membership, the highest first, those that were given up as well")
    List<MembershipLevel> list() {
        return levels.list();
    }

    @GetMapping("/{word}")
    @Operation(summary = "A level of membership")
    ResponseEntity<MembershipLevel> get(@PathVariable String word) {
        var level = levels.get(word);
        return ResponseEntity.ok().eTag(level.revision().tag()).body(level);
    }

    @GetMapping("/{word}/changes")
    @Operation(summary = "Who said what of a level, the newest first")
    Page<MembershipLevelChange> changes(
            @PathVariable String word,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return levels.changes(word, Math.clamp(limit, 1, MOST), after);
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping
    @Operation(summary = "Make a level of membership")
    ResponseEntity<MembershipLevel> add(@RequestBody MembershipLevelRequest request) {
        var level = request.level(text(request.word()));
        levels.add(level);
        return ResponseEntity.created(URI.create("/api/v1/membership-levels/" + level.word()))
                .eTag(level.revision().tag())
                .body(level);
    }

    @ForRoles(Role.ADMIN)
    @Replaces
    @PutMapping("/{word}")
    @Operation(summary = "Say something else of a level; it is given up with inUse false")
    ResponseEntity<MembershipLevel> change(
            @PathVariable String word,
            @RequestBody MembershipLevelRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        if (request.word() != null && !request.word().equals(word))
            throw Refused.invalid("membership.word-stays").at("word");
        levels.change(request.level(word), Revision.ifMatch(read));
        return get(word);
    }
}
