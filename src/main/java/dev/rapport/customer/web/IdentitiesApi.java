package dev.rapport.customer.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.Certainty;
import dev.rapport.customer.IdentityDesk;
import dev.rapport.customer.IdentityDesk.Known;
import dev.rapport.customer.NewIdentity;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}/identities")
class IdentitiesApi {

    /**
     * @param platform wecom, wechat, douyin or weibo
     * @param account of ours, by which the platform knows them
     * @param external their id there
     * @param unionid the platform's id of one person across accounts
     * @param certainty known or maybe; maybe if absent
     */
    record IdentityRequest(
            @Nullable String platform,
            @Nullable String account,
            @Nullable String external,
            @Nullable String unionid,
            @Nullable String certainty,
            @Nullable String proof) {

        NewIdentity identity() {
            return new NewIdentity(
                    Word.parse(Channel.class, Objects.requireNonNullElse(platform, "")),
                    Objects.requireNonNullElse(account, ""),
                    Objects.requireNonNullElse(external, ""),
                    unionid,
                    Word.parse(Certainty.class, Objects.requireNonNullElse(certainty, "maybe")),
                    proof);
        }
    }

    /** @param certainty known or maybe */
    record Judgement(@Nullable String certainty, @Nullable String proof) {}

    /**
     * @param external masked
     * @param unionid masked
     * @param mayBeUsed whether it is chosen for sending
     * @param version to be sent as If-Match by whoever changes it
     */
    record IdentityAnswer(
            UUID id,
            String platform,
            String account,
            String external,
            @Nullable String unionid,
            String certainty,
            @Nullable String proof,
            boolean mayBeUsed,
            String version) {

        static IdentityAnswer of(Known known) {
            return new IdentityAnswer(
                    known.id(),
                    known.channel(),
                    known.account(),
                    known.text(),
                    known.unionid(),
                    known.certainty().word(),
                    known.proof(),
                    known.mayBeUsed(),
                    known.revision().mark());
        }
    }

    private final IdentityDesk desk;

    IdentitiesApi(IdentityDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "Who a customer is on other platforms, masked, and how sure that is")
    Page<IdentityAnswer> list(@PathVariable String id) {
        return new Page<>(desk.of(CustomerId.of(id)), null).map(IdentityAnswer::of);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Say who a customer is on a platform; refused with whose it is when it is another customer's")
    IdentityAnswer add(@PathVariable String id, @RequestBody IdentityRequest request) {
        var customer = CustomerId.of(id);
        return answer(customer, desk.add(customer, request.identity()));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{identity}/judgement")
    @Operation(summary = "Say how sure it is, and why")
    ResponseEntity<IdentityAnswer> judge(
            @PathVariable String id,
            @PathVariable String identity,
            @RequestBody Judgement judgement,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var customer = CustomerId.of(id);
        var certainty = Word.parse(Certainty.class, Objects.requireNonNullElse(judgement.certainty(), ""));
        desk.judge(customer, Ids.parse(identity), certainty, judgement.proof(), Revision.ifMatch(read));
        var answer = answer(customer, Ids.parse(identity));
        return ResponseEntity.ok().eTag('"' + answer.version() + '"').body(answer);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @DeleteMapping("/{identity}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove an identity; the history of the profile tells how to undo that")
    void remove(
            @PathVariable String id,
            @PathVariable String identity,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        desk.remove(CustomerId.of(id), Ids.parse(identity), Revision.ifMatch(read));
    }

    private IdentityAnswer answer(CustomerId customer, UUID identity) {
        return desk.of(customer).stream()
                .filter(known -> known.id().equals(identity))
                .findFirst()
                .map(IdentityAnswer::of)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", identity));
    }
}
