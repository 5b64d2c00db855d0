package dev.rapport.contact.accounts;

import dev.rapport.access.Access;
import dev.rapport.access.ChangedMeanwhile;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.contact.accounts.AccountChange.What;
import dev.rapport.contact.accounts.ChannelAccount.State;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administrators connect our accounts and change them; managers and auditors see which there are and how they stand. */
@ForRoles(Role.ADMIN)
@Service
@Transactional
public class AccountDesk {

    public static final int LONGEST_NAME = 100;

    private final AccountRows rows;
    private final AccountSecrets secrets;
    private final AccountChanges changes;
    private final AccountNews news;
    private final ChannelAccounts accounts;
    private final ChannelPlatforms platforms;
    private final List<AccountUse> uses;
    private final List<AccountStanding> standings;
    private final Staff staff;
    private final Access access;
    private final ChangedMeanwhile meanwhile;
    private final Clock clock;
    private final int most;

    AccountDesk(
            AccountRows rows,
            AccountSecrets secrets,
            AccountChanges changes,
            AccountNews news,
            ChannelAccounts accounts,
            ChannelPlatforms platforms,
            List<AccountUse> uses,
            List<AccountStanding> standings,
            Staff staff,
            Access access,
            ChangedMeanwhile meanwhile,
            Clock clock,
            @Value("${rapport.accounts.most:200}") int most) {
        this.rows = rows;
        this.secrets = secrets;
        this.changes = changes;
        this.news = news;
        this.accounts = accounts;
        this.platforms = platforms;
        this.uses = uses;
        this.standings = standings;
        this.staff = staff;
        this.access = access;
        this.meanwhile = meanwhile;
        this.clock = clock;
        this.most = most;
    }

    /** By name; with what they are told only for those who may change it. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<ChannelAccount> list() {
        return rows.all().stream()
                .map(accounts::asItStands)
                .map(account -> mayChange() ? account : account.bare())
                .toList();
    }

    @ForEverybody("tells only what the asker may")
    public boolean mayChange() {
        return access.hasRole(Role.ADMIN);
    }

    @Transactional(readOnly = true)
    public ChannelAccount get(UUID id) {
        return rows.find(id).map(accounts::asItStands).orElseThrow(() -> unknown(id));
    }

    /** What was last refused of what it brought, and what its platform has to say of it. */
    @Transactional(readOnly = true)
    public List<AccountStanding.Remark> standing(UUID id) {
        var platform = get(id).platform();
        return Stream.concat(
                        rows.refusal(id).stream(),
                        standings.stream()
                                .filter(one -> one.platform().equals(platform))
                                .flatMap(one -> one.of(id).stream()))
                .toList();
    }

    /** What is entered on the other side, by the key of what it is; {@link ChannelPlatform#OURS} stands for our own address. */
    @Transactional(readOnly = true)
    public Map<String, String> given(UUID id) {
        var given = new TreeMap<String, String>(Comparator.reverseOrder());
        platforms
                .find(get(id).platform())
                .map(ChannelPlatform::given)
                .orElse(Map.of())
                .forEach((what, line) -> given.put(what, line.replace(ChannelPlatform.ACCOUNT, id.toString())));
        return given;
    }

    /** The last one first. */
    @Transactional(readOnly = true)
    public List<AccountChange> changes(UUID id) {
        get(id);
        return changes.of(id);
    }

    @Transactional(readOnly = true)
    public List<PlatformForm> platforms() {
        return platforms.all().stream().map(PlatformForm::of).toList();
    }

    /** Those that an account can belong to. */
    @Transactional(readOnly = true)
    public List<Team> teams() {
        return staff.activeTeams();
    }

    /** It is on at once. */
    public ChannelAccount connect(String platform, AccountDraft draft) {
        if (rows.count() >= most) throw Refused.conflict("accounts.too-many", most);
        var account =
                new ChannelAccount(Ids.next(), platform, "", State.ON, Map.of(), Set.of(), false, null, null, null, 0);
        var connected = write(account, draft);
        changes.note(account.id(), What.CONNECTED);
        news.tell(account.id());
        return connected;
    }

    /**
     * Says something else of it.
     *
     * @param read what the asker replaces; refused when somebody wrote something else meanwhile
     */
    public ChannelAccount change(UUID id, AccountDraft draft, Revision read) {
        var now = locked(id, read);
        var changed = write(now, draft);
        changes.noteName(id, now.name(), changed.name());
        changes.noteSettings(id, now.settings(), changed.settings());
        draft.values().keySet().stream()
                .filter(field ->
                        now.secrets().contains(field) || changed.secrets().contains(field))
                .forEach(field -> changes.noteSecret(id, field));
        news.tell(id);
        return changed;
    }

    private ChannelAccount write(ChannelAccount now, AccountDraft draft) {
        var name = CleanText.line(draft.name());
        if (name.isEmpty() || name.length() > LONGEST_NAME)
            throw Refused.invalid("accounts.bad-name", LONGEST_NAME).at("name");
        var platform = platforms.get(now.platform());
        var written = AccountForm.read(platform, draft);
        requireTeams(platform, written.settings());
        secrets.requireWhole(platform, now, written);
        var next = new ChannelAccount(
                now.id(),
                now.platform(),
                name,
                now.state(),
                written.settings(),
                now.secrets(),
                PlayedServers.isIn(written.settings()),
                now.lastContact(),
                now.trouble(),
                now.troubledAt(),
                now.version() + 1);
        save(next);
        secrets.keep(now.id(), written.secrets());
        return get(now.id());
    }

    private void requireTeams(ChannelPlatform platform, Map<String, String> settings) {
        for (var field : platform.fields()) {
            var key = settings.get(field.name());
            if (field.kind() == AccountField.Kind.TEAM
                    && key != null
                    && staff.team(key).filter(Team::active).isEmpty())
                throw Refused.invalid("accounts.no-such-team", key).at(field.name());
        }
    }

    /** From then on it is asked and sent through, or no more. */
    public ChannelAccount turn(UUID id, State state, Revision read) {
        var now = locked(id, read);
        if (now.state() == state) return accounts.asItStands(now);
        changes.note(id, state == State.ON ? What.ON : What.OFF);
        save(now.turned(state));
        news.tell(id);
        return get(id);
    }

    /** Refused where something was said through it: then it can only be switched off. */
    public void remove(UUID id) {
        locked(id, Revision.ANY);
        if (uses.stream().anyMatch(use -> use.isUsed(id))) throw Refused.conflict("accounts.in-use");
        rows.remove(id);
        changes.note(id, What.REMOVED);
        news.tell(id);
    }

    private void save(ChannelAccount account) {
        if (!rows.save(account, asker(), clock.instant()))
            throw Refused.conflict("accounts.name-taken", account.name()).at("name");
    }

    private ChannelAccount locked(UUID id, Revision read) {
        var now = rows.locked(id).orElseThrow(() -> unknown(id));
        if (!read.isStill(now.revision())) {
            var last = changes.last(id);
            throw meanwhile.refused("accounts.changed-meanwhile", last.by(), last.at(), now.name());
        }
        return now;
    }

    private static Refused unknown(UUID id) {
        return Refused.notFound("error.no-such-id", id);
    }

    private @Nullable UserId asker() {
        return access.current().map(Person::id).orElse(null);
    }
}
