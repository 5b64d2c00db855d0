package dev.rapport.contact.wecom;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.wecom.StaffCode.Came;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Codes by which customers add colleagues in WeCom, made by community managers and administrators. */
@ForRoles({Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
public class StaffCodes {

    private static final int LONGEST_PAGE = 200;

    /** A picture. */
    public record Picture(byte[] bytes, String type) {

        @Override
        public String toString() {
            return type + ", " + bytes.length + " bytes";
        }
    }

    private final CodeRows rows;
    private final CodeMaking making;
    private final WecomMembers members;
    private final ChannelAccounts accounts;
    private final Access access;
    private final Clock clock;

    StaffCodes(
            CodeRows rows,
            CodeMaking making,
            WecomMembers members,
            ChannelAccounts accounts,
            Access access,
            Clock clock) {
        this.rows = rows;
        this.making = making;
        this.members = members;
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    /** Whether the asker may make and change codes. */
    @ForEverybody("tells only what the asker may")
    public boolean mayChange() {
        return access.hasRole(Role.COMMUNITY, Role.ADMIN);
    }

    /** Whether the asker may look at them. */
    @ForEverybody("tells only what the asker may")
    public boolean mayLook() {
        return access.hasRole(Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN);
    }

    /** The newest first. */
    public Page<StaffCode> list(boolean living, int limit, @Nullable String after) {
        var page = rows.list(living, Math.clamp(limit, 1, LONGEST_PAGE), after);
        var came = rows.came(page.items().stream().map(StaffCode::mark).toList());
        return page.map(code -> told(code, came));
    }

    public StaffCode get(UUID id) {
        var code = found(id);
        return told(code, rows.came(List.of(code.mark())));
    }

    /** As it is shown to customers; nothing as long as WeCom did not give it. */
    public Optional<Picture> picture(UUID id) {
        found(id);
        return rows.picture(id).map(one -> new Picture(one.bytes(), one.type()));
    }

    /** Accounts with which codes can be made, by their ids, with those whom customers can add: names by user ids in WeCom. */
    public Map<UUID, Map<String, String>> staff() {
        var staff = new LinkedHashMap<UUID, Map<String, String>>();
        for (var account : accounts.ready(WecomPlatform.NAME))
            staff.put(
                    account.id(),
                    new TreeMap<>(members.names(
                            account.id(), members.people(account.id()).keySet())));
        return staff;
    }

    /** Name of an account. */
    public String account(UUID id) {
        return accounts.byId(id).map(ChannelAccount::name).orElse("–");
    }

    /** WeCom makes it at once; where it does not, the code says why and can be made again. */
    @ForRoles({Role.COMMUNITY, Role.ADMIN})
    public StaffCode make(UUID account, StaffCodeDraft draft) {
        requireReady(account);
        requireKnown(account, draft.members());
        var code = new StaffCode(
                Ids.next(),
                account,
                draft.name(),
                UUID.randomUUID().toString().replace("-", "").substring(0, 24),
                draft.members(),
                List.of(),
                draft.tags(),
                draft.source(),
                draft.welcome(),
                null,
                false,
                null,
                access.current().map(Person::id).orElse(null),
                Instants.now(clock),
                null,
                0,
                Came.NOBODY);
        rows.add(code);
        making.make(code);
        return get(code.id());
    }

    /** What WeCom did not do is tried again. */
    @ForRoles({Role.COMMUNITY, Role.ADMIN})
    public StaffCode makeAgain(UUID id) {
        var code = living(id);
        requireReady(code.account());
        if (!code.isMade()) making.make(code);
        else if (!code.hasPicture()) making.picture(code, "");
        return get(id);
    }

    /** Who comes by it from now on is given that; the picture stays. */
    @ForRoles({Role.COMMUNITY, Role.ADMIN})
    public StaffCode change(UUID id, StaffCodeDraft draft, Revision read) {
        var code = living(id);
        if (!read.isStill(code.revision())) throw changed(code);
        if (!code.members().equals(draft.members())) {
            requireKnown(code.account(), draft.members());
            if (code.isMade()) making.change(code, draft.members());
        }
        if (!rows.change(code.with(draft))) throw changed(code);
        return get(id);
    }

    /** Nobody can come by it any more. Who came stays known. */
    @ForRoles({Role.COMMUNITY, Role.ADMIN})
    public StaffCode giveUp(UUID id) {
        var code = found(id);
        if (code.isOver()) return get(id);
        if (code.isMade()) making.end(code);
        rows.end(id, Instants.now(clock));
        return get(id);
    }

    private void requireReady(UUID account) {
        if (accounts.ready(WecomPlatform.NAME).stream()
                .noneMatch(one -> one.id().equals(account)))
            throw Refused.invalid("wecom-code.no-account").at("account");
    }

    private void requireKnown(UUID account, List<String> wished) {
        var known = members.people(account, wished).keySet();
        wished.stream().filter(member -> !known.contains(member)).findFirst().ifPresent(member -> {
            throw Refused.invalid("wecom-code.unknown-member", member).at("members");
        });
    }

    private StaffCode living(UUID id) {
        var code = found(id);
        if (code.isOver()) throw Refused.conflict("wecom-code.is-over", code.name());
        return code;
    }

    private StaffCode found(UUID id) {
        return rows.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    private static Refused changed(StaffCode code) {
        return Refused.changed("wecom-code.changed-meanwhile", code.name());
    }

    private StaffCode told(StaffCode code, Map<String, Came> came) {
        var names = members.names(code.account(), code.members());
        return code.told(
                code.members().stream()
                        .map(member -> names.getOrDefault(member, member))
                        .toList(),
                came.getOrDefault(code.mark(), Came.NOBODY));
    }
}
