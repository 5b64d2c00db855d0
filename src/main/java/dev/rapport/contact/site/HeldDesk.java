package dev.rapport.contact.site;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.inbound.InboundQueue;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.Page;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Refused;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Lets administrators look at what was held as spam, and take what is none. */
@ForRoles(Role.ADMIN)
@Service
@Transactional
public class HeldDesk {

    private static final int LONGEST_PAGE = 50;

    /**
     * What somebody entered.
     *
     * @param why in a word of {@code site.spam.<word>}
     * @param reach masked
     */
    public record HeldEntry(UUID id, Instant at, String why, String name, String reach, String message, String page) {}

    private final HeldEntries held;
    private final ChannelAccounts accounts;
    private final InboundQueue inbound;
    private final JsonMapper json;
    private final String region;

    HeldDesk(HeldEntries held, ChannelAccounts accounts, InboundQueue inbound, JsonMapper json, HomeRegion home) {
        this.held = held;
        this.accounts = accounts;
        this.inbound = inbound;
        this.json = json;
        this.region = home.code();
    }

    /** At most 50 at once, the last first. */
    @Transactional(readOnly = true)
    public Page<HeldEntry> of(UUID account, @Nullable String after) {
        require(account);
        return Page.of(held.of(account, after, LONGEST_PAGE + 1), LONGEST_PAGE, one -> Cursor.of(one.at(), one.id()))
                .map(this::read);
    }

    /** How many there are. */
    @Transactional(readOnly = true)
    public int count(UUID account) {
        require(account);
        return held.count(account);
    }

    /** It is spam, and nobody needs it any more. */
    public void throwAway(UUID account, UUID entry) {
        require(account);
        if (held.take(account, entry).isEmpty()) throw Refused.notFound("error.no-such-id", entry);
    }

    /** It is no spam: it is worked as if it had come in now, once. */
    public void release(UUID account, UUID entry) {
        require(account);
        var released = held.take(account, entry).orElseThrow(() -> Refused.notFound("error.no-such-id", entry));
        inbound.keep(account, released.there(), released.there(), released.body());
    }

    private void require(UUID account) {
        if (accounts.byId(account).isEmpty()) throw Refused.notFound("error.no-such-id", account);
    }

    private HeldEntry read(HeldEntries.Held one) {
        var entry = json.readValue(one.body(), FormEntry.class);
        return new HeldEntry(one.id(), one.at(), one.why(), entry.name(), masked(entry), entry.message(), entry.page());
    }

    private String masked(FormEntry entry) {
        return Stream.of(
                        Optional.ofNullable(entry.email())
                                .flatMap(EmailAddress::parse)
                                .map(EmailAddress::masked),
                        Optional.ofNullable(entry.phone())
                                .flatMap(text -> PhoneNumber.parse(text, region))
                                .map(PhoneNumber::masked))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }
}
