package dev.rapport.contact.wecom;

import dev.rapport.access.ContactSight;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Refused;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators see of welcomes. */
@ForRoles(Role.ADMIN)
@Service
public class WecomWelcomes {

    private static final int MOST = 20;

    private final WelcomeRows rows;
    private final WecomMembers members;
    private final ChannelAccounts accounts;
    private final ContactSight sight;

    WecomWelcomes(WelcomeRows rows, WecomMembers members, ChannelAccounts accounts, ContactSight sight) {
        this.rows = rows;
        this.members = members;
        this.accounts = accounts;
        this.sight = sight;
    }

    /**
     * One that was not sent.
     *
     * @param customer what they call themselves, or their masked id
     * @param staff the colleague's name, or the user id
     */
    public record Unsent(String customer, String staff, Instant at, Trouble why) {}

    /** The last ones that were not sent, the newest first. */
    @Transactional(readOnly = true)
    public List<Unsent> unsent(UUID account) {
        if (accounts.byId(account)
                .filter(one -> one.platform().equals(WecomPlatform.NAME))
                .isEmpty()) throw Refused.notFound("error.no-such-id", account);
        var all = rows.unsent(account, MOST);
        var names = members.names(
                account, all.stream().map(WelcomeRows.Unsent::member).distinct().toList());
        return all.stream()
                .map(one -> new Unsent(
                        one.called() == null
                                ? ContactSight.identity(one.external(), false)
                                : sight.words(one.called(), false),
                        names.getOrDefault(one.member(), one.member()),
                        one.at(),
                        one.why()))
                .toList();
    }
}
