package dev.rapport.contact.behaviours.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.behaviours.Behaviour;
import dev.rapport.contact.behaviours.BehaviourKind;
import dev.rapport.contact.behaviours.Behaviours;
import dev.rapport.contact.behaviours.Behaviours.Told;
import dev.rapport.contact.behaviours.NewBehaviour;
import dev.rapport.contact.behaviours.Signals;
import dev.rapport.contact.behaviours.Signals.Signal;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class BehavioursApi {

    /**
     * What somebody did; all but {@code what} is needed.
     *
     * @param id in the other system; told again, it has no effect
     * @param handle how the channel knows who did it: an id there, a telephone number, an e-mail address
     * @param kind like, comment, share, join, talk, reply, click, scan, visit, follow, unfollow or mention
     * @param what the post, campaign, link or page
     */
    record BehaviourRequest(
            @Nullable String id,
            @Nullable String channel,
            @Nullable String handle,
            @Nullable String kind,
            @Nullable String what,
            @Nullable Instant at) {

        NewBehaviour told() {
            if (at == null) throw Refused.unfit("behaviour.missing", "at");
            return new NewBehaviour(
                    Objects.requireNonNullElse(id, ""),
                    Word.parse(Channel.class, Objects.requireNonNullElse(channel, "")),
                    Objects.requireNonNullElse(handle, ""),
                    Word.parse(BehaviourKind.class, Objects.requireNonNullElse(kind, "")),
                    what,
                    at);
        }
    }

    /** Up to 500 of them, all or none of which are taken. */
    record BehavioursRequest(@Nullable List<@Nullable BehaviourRequest> behaviours) {

        List<NewBehaviour> told() {
            var told = new ArrayList<NewBehaviour>();
            for (var one : Objects.requireNonNullElse(behaviours, List.<@Nullable BehaviourRequest>of())) {
                if (one == null) throw Refused.unfit("behaviour.missing", "behaviours[" + told.size() + "]");
                told.add(one.told());
            }
            return told;
        }
    }

    record BehaviourAnswer(
            UUID id, String channel, String kind, @Nullable String what, Instant at) {

        static BehaviourAnswer of(Behaviour one) {
            return new BehaviourAnswer(
                    one.id(), one.channel().word(), one.kind().word(), one.what(), one.at());
        }
    }

    /** Why, and how many points it gave. */
    record ReasonAnswer(String because, int points) {}

    /**
     * What the rules say of a customer.
     *
     * @param signal interest, strength or potential
     * @param level low, medium or high
     * @param points 0 to 100
     * @param heldBack whether what was done on our channels alone would say more
     */
    record SignalAnswer(String signal, String level, int points, boolean heldBack, List<ReasonAnswer> reasons) {

        static SignalAnswer of(Signal one, Locale locale) {
            return new SignalAnswer(
                    one.kind().word(),
                    one.level().word(),
                    one.points(),
                    one.isHeldBack(),
                    one.reasons().stream()
                            .map(reason -> new ReasonAnswer(reason.because(locale), reason.points()))
                            .toList());
        }
    }

    private final Behaviours behaviours;
    private final Signals signals;

    BehavioursApi(Behaviours behaviours, Signals signals) {
        this.behaviours = behaviours;
        this.signals = signals;
    }

    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/behaviours")
    @Operation(summary = "Tell what people did on our channels: up to 500 at once, all or none")
    Told tell(@RequestBody BehavioursRequest request) {
        return behaviours.tell(request.told());
    }

    @GetMapping("/customers/{id}/behaviours")
    @Operation(summary = "What a customer did on our channels, the newest first")
    Page<BehaviourAnswer> list(
            @PathVariable String id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return behaviours.of(CustomerId.of(id), limit, after).map(BehaviourAnswer::of);
    }

    @GetMapping("/customers/{id}/signals")
    @Operation(
            summary =
                    "How interested a customer is, how strong the relationship, how likely they take part, and why; of who objects, nothing")
    Page<SignalAnswer> signals(@PathVariable String id, Locale locale) {
        return new Page<>(signals.of(CustomerId.of(id)), null).map(one -> SignalAnswer.of(one, locale));
    }
}
