package dev.rapport.imports;

import dev.rapport.access.NewPerson;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.StaffAdmin;
import dev.rapport.access.WhoMay;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.access.staff.TeamDesk;
import dev.rapport.platform.UserId;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sales agents with their manager and office. A person with that name already is moved to the team, not doubled. The first
 * manager of an office that has no lead leads it; who leads already stays, so that two managers do not take turns.
 */
@Component
class StaffKind implements ImportKind {

    private static final String SALES = "sales";
    private static final int CAPACITY = 40;
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private static final Set<Role> NOT_MOVED = Set.of(Role.ADMIN, Role.DESIGNER, Role.AUDITOR);

    /** The agents of a seller of hardware. */
    private static final ShippedTable TEAMS =
            new ShippedTable("crm-sales-teams", List.of("sales_agent", "manager", "regional_office"), ',', "", "");

    private final Staff staff;
    private final StaffAdmin admin;

    StaffKind(Staff staff, StaffAdmin admin) {
        this.staff = staff;
        this.admin = admin;
    }

    @Override
    public String name() {
        return "staff";
    }

    @Override
    public Set<Role> rolesForOne() {
        var roles = WhoMay.call(StaffDesk.class, "add", "change");
        roles.retainAll(WhoMay.call(TeamDesk.class, "add", "change", "join"));
        return roles;
    }

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9-]+");
    private static final int MOST_CHARACTERS = 15;

    @Override
    public List<String> requiredColumns() {
        return List.of("sales_agent", "manager", "regional_office");
    }

    /** Who is taken back would be remembered for some seconds. */
    @Override
    public boolean canBeTried() {
        return false;
    }

    @Override
    public List<ShippedTable> shipped() {
        return List.of(TEAMS);
    }

    @Override
    public void apply(ImportRow row, @Nullable String mapping) {
        answer(row, mapping);
    }

    @Override
    public RowAnswer answer(ImportRow row, @Nullable String mapping) {
        var agent = row.required("sales_agent");
        var manager = row.required("manager");
        var office = row.required("regional_office");
        var team = team(office);
        var territory = slug(office);
        var known = find(agent);
        var joined = join(known.orElseGet(() -> add(agent, Set.of(Role.SALES), team, territory)), team);
        var leader = find(manager);
        var lead = leader.orElseGet(() -> add(manager, Set.of(Role.MANAGER), team, territory));
        var led = join(lead, team) | staff.leadOf(team).isEmpty();
        if (staff.leadOf(team).isEmpty()) admin.makeLead(team, lead);
        var effect = known.isEmpty() ? RowEffect.CREATED : joined || led ? RowEffect.CHANGED : RowEffect.UNCHANGED;
        return RowAnswer.of(effect, leader.isEmpty() ? Optional.of(managerAdded(manager, team)) : Optional.empty());
    }

    private RowNote managerAdded(String manager, String team) {
        return new RowNote("import.note.manager-added", manager, team);
    }

    @Override
    public @Nullable Object identity(ImportRow row) {
        var agent = row.get("sales_agent");
        return agent == null ? null : agent.toLowerCase(Locale.ROOT);
    }

    private String team(String office) {
        var territory = slug(office);
        if (territory.isEmpty()) throw new RowRejected("import.bad-office", office);
        var key = SALES + "-" + plain(territory);
        if (staff.team(key).isEmpty())
            admin.putTeam(
                    key, "Sales " + office, "销售 " + office, staff.team(SALES).isPresent() ? SALES : null);
        return key;
    }

    /** A file moves nobody who may more than it gives: whoever leads a team looks after those who are in it. */
    private Optional<UserId> find(String name) {
        var known = staff.byName(name);
        if (known.filter(person -> !Collections.disjoint(person.roles(), NOT_MOVED))
                .isPresent()) throw new RowRejected("import.not-moved", name);
        return known.map(Person::id);
    }

    /** Whether they were not in it before. */
    private boolean join(UserId user, String team) {
        var member = staff.byId(user).filter(person -> person.teams().contains(team));
        if (member.isEmpty()) admin.joinTeam(user, team, true);
        return member.isEmpty();
    }

    private UserId add(String name, Set<Role> roles, String team, String territory) {
        return admin.addPerson(new NewPerson(
                freeLogin(name), name, null, roles, team, Set.of(), Set.of(territory), CAPACITY, Locale.ENGLISH, ZONE));
    }

    private String freeLogin(String name) {
        var login = slug(name).replace('-', '.');
        if (login.isEmpty()) throw new RowRejected("import.bad-name", name);
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> number == 1 ? login : login + number)
                .filter(candidate -> staff.byLogin(candidate).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** As keys are: other scripts by the numbers of their characters, such as 5317-4eac for 北京. */
    private static String plain(String slug) {
        return PLAIN.matcher(slug).matches()
                ? slug
                : slug.codePoints()
                        .limit(MOST_CHARACTERS)
                        .mapToObj(Integer::toHexString)
                        .collect(Collectors.joining("-"));
    }

    /** Letters and digits without accents, in lower case, joined by hyphens. */
    private static String slug(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
