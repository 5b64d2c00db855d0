package dev.rapport.contact.site;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.inbound.InboundQueue;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Lets administrators look at what was held as spam, and take what is none. */
@ForRoles(Role.ADMIN)
@Service
@Transactional
public class HeldDesk {

    private static final int SHOWN = 50;

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

    /** The newest 50, the last first. */
    @Transactional(readOnly = true)
    public List<HeldEntry> of(UUID account) {
        require(account);
        return held.of(account, SHOWN).stream().map(this::read).toList();
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
