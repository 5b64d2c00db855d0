package dev.rapport.contact.wecom.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.contact.wecom.StaffCode;
import dev.rapport.contact.wecom.StaffCodeDraft;
import dev.rapport.contact.wecom.StaffCodes;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
@RequestMapping("/api/v1/staff-codes")
class StaffCodesApi {

    /**
     * @param account the WeCom account; needed to make one, and stays
     * @param members user ids in WeCom of those who are added
     * @param tags given to whoever comes by it
     * @param welcome with what they are greeted; as the account says if absent
     */
    record StaffCodeRequest(
            @Nullable String account,
            @Nullable String name,
            @Nullable List<@Nullable String> members,
            @Nullable List<@Nullable String> tags,
            @Nullable String source,
            @Nullable String welcome) {

        StaffCodeDraft draft() {
            return new StaffCodeDraft(Objects.requireNonNullElse(name, ""), all(members), all(tags), source, welcome);
        }

        private static List<String> all(@Nullable List<@Nullable String> words) {
            return words == null
                    ? List.of()
                    : words.stream()
                            .map(word -> Objects.requireNonNullElse(word, ""))
                            .toList();
        }
    }

    /**
     * A code by which customers add colleagues in WeCom.
     *
     * @param state in-use, not-made or over
     * @param trouble key of the sentence that says why WeCom did not make it
     * @param people how many came by it
     * @param known of how many it is known who they are
     * @param living how many still have one of us as a contact by it
     */
    record StaffCodeAnswer(
            UUID id,
            UUID account,
            String name,
            List<String> members,
            List<String> staff,
            List<String> tags,
            @Nullable String source,
            @Nullable String welcome,
            String state,
            @Nullable String trouble,
            Instant madeAt,
            @Nullable Instant endedAt,
            long people,
            long known,
            long living,
            String version) {

        static StaffCodeAnswer of(StaffCode code) {
            var trouble = code.trouble();
            return new StaffCodeAnswer(
                    code.id(),
                    code.account(),
                    code.name(),
                    code.members(),
                    code.staff(),
                    code.tags(),
                    code.source(),
                    code.welcome(),
                    code.isOver() ? "over" : code.isMade() ? "in-use" : "not-made",
                    trouble == null ? null : trouble.reason(),
                    code.madeAt(),
                    code.endedAt(),
                    code.came().people(),
                    code.came().known(),
                    code.came().living(),
                    code.revision().mark());
        }
    }

    private final StaffCodes codes;

    StaffCodesApi(StaffCodes codes) {
        this.codes = codes;
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping
    @Operation(summary = "Codes by which customers add colleagues in WeCom, the newest first")
    Page<StaffCodeAnswer> list(
            @RequestParam(defaultValue = "false") boolean living,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return codes.list(living, limit, after).map(StaffCodeAnswer::of);
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping("/{code}")
    @Operation(summary = "One of them")
    ResponseEntity<StaffCodeAnswer> get(@PathVariable String code) {
        var found = codes.get(Ids.parse(code));
        return ResponseEntity.ok().eTag(found.revision().tag()).body(StaffCodeAnswer.of(found));
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping("/{code}/picture")
    @Operation(summary = "Its picture, as customers scan it")
    ResponseEntity<byte[]> picture(@PathVariable String code) {
        var picture = codes.picture(Ids.parse(code)).orElseThrow(() -> Refused.notFound("error.no-such-id", code));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, picture.type())
                .header("X-Content-Type-Options", "nosniff")
                .body(picture.bytes());
    }

    @ForRoles({Role.COMMUNITY, Role.ADMIN})
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Have WeCom make a code; where it does not, the code says why")
    StaffCodeAnswer make(@RequestBody StaffCodeRequest request) {
        var account = Ids.parse(Objects.requireNonNullElse(request.account(), ""));
        return StaffCodeAnswer.of(codes.make(account, request.draft()));
    }

    @ForRoles({Role.COMMUNITY, Role.ADMIN})
    @Replaces
    @PutMapping("/{code}")
    @Operation(summary = "Say who is added by a code from now on, and what it gives")
    StaffCodeAnswer change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody StaffCodeRequest request) {
        return StaffCodeAnswer.of(codes.change(Ids.parse(code), request.draft(), Revision.ifMatch(version)));
    }

    @ForRoles({Role.COMMUNITY, Role.ADMIN})
    @Creates
    @PostMapping("/{code}/make-again")
    @Operation(summary = "Have WeCom make what it did not make")
    StaffCodeAnswer makeAgain(@PathVariable String code) {
        return StaffCodeAnswer.of(codes.makeAgain(Ids.parse(code)));
    }

    @ForRoles({Role.COMMUNITY, Role.ADMIN})
    @Creates
    @PostMapping("/{code}/give-up")
    @Operation(summary = "Give a code up: nobody comes by it any more, and what is printed leads nowhere")
    StaffCodeAnswer giveUp(@PathVariable String code) {
        return StaffCodeAnswer.of(codes.giveUp(Ids.parse(code)));
    }
}
