package dev.rapport.contact.hooks.web;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.hooks.HookDelivery;
import dev.rapport.contact.hooks.HookDesk;
import dev.rapport.contact.hooks.HookTrial;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an address was told, and how far that got. */
@RestController
@RequestMapping("/api/v1/webhooks/{id}")
class WebhookDeliveriesApi {

    /** @param since what was made since then and was not taken is posted once more */
    record AgainRequest(@Nullable Instant since) {}

    /** How much is posted once more. */
    record AgainAnswer(int deliveries) {}

    /**
     * What an address was told, and how far that got.
     *
     * @param id as webhook-id tells it
     * @param body as it is posted
     * @param state waiting, taken or failed
     * @param next when it is posted next, while it waits
     * @param code of the last answer
     * @param answer how the last answer began
     * @param trouble key of the sentence that says why there was no answer
     */
    record DeliveryJson(
            UUID id,
            String type,
            String body,
            Instant madeAt,
            String state,
            int tries,
            @Nullable Instant next,
            @Nullable Instant triedAt,
            @Nullable Integer code,
            @Nullable String answer,
            @Nullable String trouble,
            @Nullable String troubleDetail) {

        static DeliveryJson of(HookDelivery one) {
            var trouble = one.trouble();
            return new DeliveryJson(
                    one.id(),
                    one.type(),
                    one.body(),
                    one.madeAt(),
                    one.state().word(),
                    one.tries(),
                    one.state() == HookDelivery.State.WAITING ? one.dueAt() : null,
                    one.triedAt(),
                    one.code(),
                    one.answer(),
                    trouble == null ? null : trouble.reason(),
                    trouble == null ? null : trouble.detail());
        }
    }

    private final HookDesk desk;
    private final HookTrial trial;

    WebhookDeliveriesApi(HookDesk desk, HookTrial trial) {
        this.desk = desk;
        this.trial = trial;
    }

    @ForRoles(Role.ADMIN)
    @PostMapping("/test")
    @Operation(summary = "Tell an address of a test, once and at once, and say what came of it")
    DeliveryJson test(@PathVariable String id) {
        return DeliveryJson.of(trial.run(Ids.parse(id)));
    }

    @ForRoles(Role.ADMIN)
    @GetMapping("/deliveries")
    @Operation(summary = "What an address was told, the newest first")
    Page<DeliveryJson> deliveries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var only = state == null ? null : Word.parse(HookDelivery.State.class, state);
        return desk.deliveries(Ids.parse(id), only, limit, after).map(DeliveryJson::of);
    }

    @ForRoles(Role.ADMIN)
    @GetMapping("/deliveries/{delivery}")
    @Operation(summary = "One thing that it was told")
    DeliveryJson delivery(@PathVariable String id, @PathVariable String delivery) {
        return DeliveryJson.of(desk.delivery(Ids.parse(id), Ids.parse(delivery)));
    }

    @ForRoles(Role.ADMIN)
    @PostMapping("/deliveries/{delivery}/resend")
    @Operation(summary = "Tell it once more, under the same id")
    DeliveryJson again(@PathVariable String id, @PathVariable String delivery) {
        return DeliveryJson.of(desk.again(Ids.parse(id), Ids.parse(delivery)));
    }

    @ForRoles(Role.ADMIN)
    @PostMapping("/resend")
    @Operation(summary = "Tell once more, under the same ids, all that failed of what was made since a time")
    AgainAnswer failedAgain(@PathVariable String id, @RequestBody AgainRequest request) {
        var since = request.since();
        if (since == null) throw Refused.invalid("hook.no-since").at("since");
        return new AgainAnswer(desk.failedAgain(Ids.parse(id), since));
    }
}
