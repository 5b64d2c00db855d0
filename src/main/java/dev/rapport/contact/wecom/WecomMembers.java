package dev.rapport.contact.wecom;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which colleague a user id of WeCom is, as administrators say. WeCom does not tell capitals apart. */
@ForRoles(Role.ADMIN)
@Service
@Transactional
public class WecomMembers {

    public static final int LONGEST = 64;
    private static final int MOST = 5_000;
    private static final int MOST_UNKNOWN = 50;

    /** A user id, and whose it is. */
    public record Member(String member, UserId person, String name) {}

    private final JdbcClient jdbc;
    private final ChannelAccounts accounts;
    private final Staff staff;

    WecomMembers(JdbcClient jdbc, ChannelAccounts accounts, Staff staff) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.staff = staff;
    }

    /** By user id. */
    @Transactional(readOnly = true)
    public List<Member> of(UUID account) {
        require(account);
        var people = people(account);
        var names = staff.names(people.values());
        return people.entrySet().stream()
                .map(one -> new Member(one.getKey(), one.getValue(), names.getOrDefault(one.getValue(), "–")))
                .sorted((one, other) -> one.member().compareTo(other.member()))
                .toList();
    }

    /** User ids that people have as contacts and of which nobody said whose they are. */
    @Transactional(readOnly = true)
    public List<String> unknown(UUID account) {
        require(account);
        return jdbc.sql("""
                        select distinct wecom_bond.member
                        from wecom_contact
                        join wecom_bond on wecom_bond.contact_id = wecom_contact.id
                        where wecom_contact.account_id = :account
                            and wecom_bond.ended_at is null
                            and not exists (
                                select
                                from wecom_member
                                where wecom_member.account_id = :account
                                    and wecom_member.member = wecom_bond.member)
                        order by wecom_bond.member
                        limit :most
                        """)
                .param("account", account)
                .param("most", MOST_UNKNOWN)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** From now on it is the person's; refused while it is somebody's. */
    public void add(UUID account, String written, UserId person) {
        require(account);
        var member = normal(written);
        if (member.isEmpty() || member.length() > LONGEST)
            throw Refused.invalid("wecom-member.bad", LONGEST).at("member");
        if (!staff.isEnabled(person))
            throw Refused.invalid("wecom-member.no-such-person").at("person");
        if (people(account).size() >= MOST) throw Refused.conflict("wecom-member.too-many", MOST);
        var added = jdbc.sql("""
                        insert into wecom_member (account_id, member, user_id)
                        values (:account, :member, :person)
                        on conflict do nothing
                        """)
                .param("account", account)
                .param("member", member)
                .param("person", person.value())
                .update();
        if (added == 0) throw Refused.conflict("wecom-member.taken", member).at("member");
    }

    /** Nobody's any more. */
    public void remove(UUID account, String written) {
        require(account);
        var removed = jdbc.sql("delete from wecom_member where account_id = :account and member = :member")
                .param("account", account)
                .param("member", normal(written))
                .update();
        if (removed == 0) throw Refused.notFound("wecom-member.nobodys", written);
    }

    private void require(UUID account) {
        if (accounts.byId(account)
                .filter(one -> one.platform().equals(WecomPlatform.NAME))
                .isEmpty()) throw Refused.notFound("error.no-such-id", account);
    }

    private static String normal(String written) {
        return CleanText.line(written).toLowerCase(Locale.ROOT);
    }

    Map<String, UserId> people(UUID account) {
        return people(jdbc.sql("select member, user_id from wecom_member where account_id = :account")
                .param("account", account));
    }

    Map<String, UserId> people(UUID account, Collection<String> members) {
        return people(jdbc.sql("""
                        select member, user_id
                        from wecom_member
                        where account_id = :account
                            and member = any(:members)
                        """).param("account", account).param("members", members.toArray(String[]::new)));
    }

    private static Map<String, UserId> people(StatementSpec question) {
        var people = new HashMap<String, UserId>();
        question.query(row -> {
            people.put(row.getString("member"), new UserId(row.getObject("user_id", UUID.class)));
        });
        return people;
    }

    /** What people call them: the colleague's name, or the user id where nobody said who that is. */
    Map<String, String> names(UUID account, Collection<String> members) {
        var people = people(account, members);
        var names = staff.names(people.values());
        var called = new HashMap<String, String>();
        for (var member : members) {
            var person = people.get(member);
            called.put(member, person == null ? member : names.getOrDefault(person, member));
        }
        return called;
    }

    String name(UUID account, String member) {
        return names(account, List.of(member)).getOrDefault(member, member);
    }
}
