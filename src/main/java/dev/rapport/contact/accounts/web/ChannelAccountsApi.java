package dev.rapport.contact.accounts.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.AccountChange;
import dev.rapport.contact.accounts.AccountDesk;
import dev.rapport.contact.accounts.AccountDraft;
import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountTrial;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccount.State;
import dev.rapport.contact.accounts.PlatformForm;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
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

/** Our accounts on other sides. What is secret goes in and never comes out. */
@RestController
@RequestMapping("/api/v1/channel-accounts")
class ChannelAccountsApi {

    /**
     * An account as other systems write it.
     *
     * @param platform of a new one; never changes
     * @param settings by the names of the platform's fields. Of a secret that is left out the kept one stays
     */
    record AccountRequest(
            @Nullable String platform,
            @Nullable String name,
            @Nullable Map<String, @Nullable String> settings) {

        AccountDraft draft() {
            return AccountDraft.of(Objects.requireNonNullElse(name, ""), settings == null ? Map.of() : settings);
        }

        @Override
        public String toString() {
            return "an account";
        }
    }

    /**
     * Whether it is used.
     *
     * @param state on or off
     */
    record StateRequest(@Nullable String state) {}

    /**
     * An account, and how it stands.
     *
     * @param state on or off
     * @param settings what is not secret; only for those who may change it
     * @param secrets names of the fields that are kept sealed
     * @param played whether something plays the platform, so that nothing of it leaves the house
     * @param version to be sent as If-Match by whoever changes it
     */
    record AccountJson(
            String id,
            String platform,
            String name,
            String state,
            Map<String, String> settings,
            List<String> secrets,
            boolean played,
            @Nullable Instant lastContact,
            @Nullable TroubleJson trouble,
            String version) {

        static AccountJson of(ChannelAccount account) {
            var trouble = account.trouble();
            return new AccountJson(
                    account.id().toString(),
                    account.platform(),
                    account.name(),
                    account.state().word(),
                    new TreeMap<>(account.settings()),
                    List.copyOf(new TreeSet<>(account.secrets())),
                    account.isPlayed(),
                    account.lastContact(),
                    trouble == null ? null : new TroubleJson(trouble.reason(), trouble.detail(), account.troubledAt()),
                    account.revision().mark());
        }
    }

    /**
     * What keeps an account from working.
     *
     * @param code key of the sentence
     * @param detail what the other side said
     */
    record TroubleJson(String code, String detail, @Nullable Instant since) {}

    /** What must be known of an account of a platform. */
    record FieldJson(String name, String kind, boolean needed, String usual, List<String> choices) {

        static FieldJson of(AccountField field) {
            return new FieldJson(
                    field.name(),
                    field.kind().name().toLowerCase(Locale.ROOT),
                    field.needed(),
                    field.usual(),
                    field.choices());
        }
    }

    /** Where accounts can be connected. */
    record PlatformJson(String name, List<String> channels, List<FieldJson> fields) {

        static PlatformJson of(PlatformForm platform) {
            return new PlatformJson(
                    platform.name(),
                    platform.channels().stream().map(Channel::word).sorted().toList(),
                    platform.fields().stream().map(FieldJson::of).toList());
        }
    }

    private final AccountDesk desk;
    private final AccountTrial trial;

    ChannelAccountsApi(AccountDesk desk, AccountTrial trial) {
        this.desk = desk;
        this.trial = trial;
    }

    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @GetMapping
    @Operation(summary = "Our accounts on other sides, by name")
    Page<AccountJson> list() {
        return new Page<>(desk.list().stream().map(AccountJson::of).toList(), null);
    }

    @ForRoles(Role.ADMIN)
    @GetMapping("/platforms")
    @Operation(summary = "Where accounts can be connected, and what must be known of them")
    Page<PlatformJson> platforms() {
        return new Page<>(desk.platforms().stream().map(PlatformJson::of).toList(), null);
    }

    @ForRoles(Role.ADMIN)
    @GetMapping("/{id}")
    @Operation(summary = "An account, and how it stands")
    ResponseEntity<AccountJson> get(@PathVariable String id) {
        return tagged(desk.get(Ids.parse(id)));
    }

    @ForRoles(Role.ADMIN)
    @GetMapping("/{id}/changes")
    @Operation(summary = "Who changed what about an account, the last first; of a secret only that it was changed")
    Page<AccountChange> changes(@PathVariable String id) {
        return new Page<>(desk.changes(Ids.parse(id)), null);
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping
    @Operation(summary = "Connect an account; it is on at once")
    ResponseEntity<AccountJson> connect(@RequestBody AccountRequest request) {
        var account = desk.connect(Objects.requireNonNullElse(request.platform(), ""), request.draft());
        return ResponseEntity.created(URI.create("/api/v1/channel-accounts/" + account.id()))
                .eTag(account.revision().tag())
                .body(AccountJson.of(account));
    }

    @ForRoles(Role.ADMIN)
    @Replaces
    @PutMapping("/{id}")
    @Operation(summary = "Say something else of an account")
    ResponseEntity<AccountJson> change(
            @PathVariable String id,
            @RequestBody AccountRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        return tagged(desk.change(Ids.parse(id), request.draft(), Revision.ifMatch(read)));
    }

    @ForRoles(Role.ADMIN)
    @Replaces
    @PutMapping("/{id}/state")
    @Operation(summary = "Switch an account on or off")
    ResponseEntity<AccountJson> turn(
            @PathVariable String id,
            @RequestBody StateRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var state = Word.parse(State.class, Objects.requireNonNullElse(request.state(), ""));
        return tagged(desk.turn(Ids.parse(id), state, Revision.ifMatch(read)));
    }

    @ForRoles(Role.ADMIN)
    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Try whether an account works; refused in words where it does not")
    void test(@PathVariable String id) {
        trial.run(Ids.parse(id));
    }

    @ForRoles(Role.ADMIN)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove an account through which nothing was said")
    void remove(@PathVariable String id) {
        desk.remove(Ids.parse(id));
    }

    private static ResponseEntity<AccountJson> tagged(ChannelAccount account) {
        return ResponseEntity.ok().eTag(account.revision().tag()).body(AccountJson.of(account));
    }
}
