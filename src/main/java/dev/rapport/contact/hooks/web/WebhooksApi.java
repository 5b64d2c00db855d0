package dev.rapport.contact.hooks.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.contact.hooks.Hook;
import dev.rapport.contact.hooks.Hook.State;
import dev.rapport.contact.hooks.HookChange;
import dev.rapport.contact.hooks.HookDesk;
import dev.rapport.contact.hooks.HookDraft;
import dev.rapport.contact.hooks.HookTypes;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/** Addresses of other systems that are told what happens here. Their secrets are told once, when they are made. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhooksApi {

    /**
     * An address as programs write it.
     *
     * @param events names of what it is told, as {@code /event-types} lists them
     */
    record WebhookRequest(
            @Nullable String name,
            @Nullable String address,
            @Nullable List<@Nullable String> events) {

        HookDraft draft() {
            return new HookDraft(
                    Objects.requireNonNullElse(name, ""),
                    Objects.requireNonNullElse(address, ""),
                    events == null
                            ? List.of()
                            : events.stream()
                                    .map(event -> Objects.requireNonNullElse(event, ""))
                                    .toList());
        }
    }

    /**
     * Whether it is told anything.
     *
     * @param state on or off
     */
    record WebhookStateRequest(@Nullable String state) {}

    /**
     * An address, and how it stands.
     *
     * @param state on or off
     * @param offBecause gone or failing, where nobody switched it off
     * @param oldSecretUntil until when the secret before signs as well
     * @param lastTaken when it last took something
     * @param failingSince since when it took nothing
     * @param trouble key of the sentence that says what kept it from taking the last
     * @param version to be sent as If-Match by whoever changes it
     */
    record WebhookJson(
            UUID id,
            String name,
            String address,
            List<String> events,
            String state,
            @Nullable String offBecause,
            @Nullable Instant oldSecretUntil,
            @Nullable Instant lastTaken,
            @Nullable Instant failingSince,
            @Nullable String trouble,
            @Nullable String troubleDetail,
            String version) {

        static WebhookJson of(Hook hook) {
            var because = hook.offBecause();
            var trouble = hook.trouble();
            return new WebhookJson(
                    hook.id(),
                    hook.name(),
                    hook.address(),
                    hook.events(),
                    hook.state().word(),
                    because == null ? null : because.word(),
                    hook.beforeUntil(),
                    hook.takenAt(),
                    hook.failingSince(),
                    trouble == null ? null : trouble.reason(),
                    trouble == null ? null : trouble.detail(),
                    hook.revision().mark());
        }
    }

    /** An address with its secret, which is told this once. */
    record NewSecretJson(WebhookJson webhook, String secret) {

        static NewSecretJson of(HookDesk.Made made) {
            return new NewSecretJson(WebhookJson.of(made.hook()), made.secret());
        }

        @Override
        public String toString() {
            return "a new secret";
        }
    }

    private final HookDesk desk;

    WebhooksApi(HookDesk desk) {
        this.desk = desk;
    }

    @ForRoles(Role.ADMIN)
    @GetMapping
    @Operation(summary = "Addresses of other systems that are told what happens here, by name")
    Page<WebhookJson> list() {
        return new Page<>(desk.list().stream().map(WebhookJson::of).toList(), null);
    }

    @ForRoles(Role.ADMIN)
    @GetMapping("/event-types")
    @Operation(summary = "What they can be told, by name")
    Page<String> types() {
        return new Page<>(desk.types().stream().map(HookTypes.Type::name).toList(), null);
    }

    @ForRoles(Role.ADMIN)
    @GetMapping("/{id}")
    @Operation(summary = "One address, and how it stands")
    ResponseEntity<WebhookJson> get(@PathVariable String id) {
        return tagged(desk.get(Ids.parse(id)));
    }

    @ForRoles(Role.ADMIN)
    @GetMapping("/{id}/changes")
    @Operation(summary = "Who changed what about an address, the last first; of a secret only that it was changed")
    Page<HookChange> changes(@PathVariable String id) {
        return new Page<>(desk.changes(Ids.parse(id)), null);
    }

    @ForRoles(Role.ADMIN)
    @Creates(secret = true)
    @PostMapping
    @Operation(summary = "Add an address; it is told from now on what happens. The answer has its secret, this once")
    ResponseEntity<NewSecretJson> add(@RequestBody WebhookRequest request) {
        var made = desk.add(request.draft());
        return ResponseEntity.created(
                        URI.create("/api/v1/webhooks/" + made.hook().id()))
                .eTag(made.hook().revision().tag())
                .body(NewSecretJson.of(made));
    }

    @ForRoles(Role.ADMIN)
    @Replaces
    @PutMapping("/{id}")
    @Operation(summary = "Say something else of an address")
    ResponseEntity<WebhookJson> change(
            @PathVariable String id,
            @RequestBody WebhookRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String read) {
        return tagged(desk.change(Ids.parse(id), request.draft(), Revision.ifMatch(read)));
    }

    @ForRoles(Role.ADMIN)
    @Replaces
    @PutMapping("/{id}/state")
    @Operation(summary = "Switch an address on or off; what waits goes on when it is on again")
    ResponseEntity<WebhookJson> turn(
            @PathVariable String id,
            @RequestBody WebhookStateRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String read) {
        var state = Word.parse(State.class, Objects.requireNonNullElse(request.state(), ""));
        return tagged(desk.turn(Ids.parse(id), state, Revision.ifMatch(read)));
    }

    @ForRoles(Role.ADMIN)
    @Creates(secret = true)
    @PostMapping("/{id}/secret")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a new secret, told this once; for a day the one before signs as well")
    NewSecretJson newSecret(@PathVariable String id) {
        return NewSecretJson.of(desk.newSecret(Ids.parse(id)));
    }

    @ForRoles(Role.ADMIN)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove an address, with what it was told")
    void remove(@PathVariable String id) {
        desk.remove(Ids.parse(id));
    }

    private static ResponseEntity<WebhookJson> tagged(Hook hook) {
        return ResponseEntity.ok().eTag(hook.revision().tag()).body(WebhookJson.of(hook));
    }
}
