package dev.rapport.customer.merge;

import dev.rapport.cases.CustomerLearnt;
import dev.rapport.community.MemberDesk;
import dev.rapport.customer.Consents;
import dev.rapport.customer.CustomerTerms;
import dev.rapport.customer.Customers;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Subsidiaries;
import dev.rapport.customer.Tags;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.OwnerCause;
import dev.rapport.customer.owners.OwnerMoves;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sales.Contact;
import dev.rapport.sales.Lead;
import dev.rapport.sales.LeadId;
import dev.rapport.sales.LeadIntake;
import dev.rapport.sales.NewLead;
import dev.rapport.sales.NewOpportunity;
import dev.rapport.sales.OpportunityIntake;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers of one world: two worlds in which the same happens are the same but for their mark. */
class World {

    /** What it takes to make things happen. */
    record Means(
            Customers customers,
            Consents consents,
            Tags tags,
            TicketDesk tickets,
            LeadIntake leads,
            OpportunityIntake opportunities,
            MemberDesk members,
            OwnerMoves owners,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            TransactionTemplate transactions) {}

    private static final Instant DAY = Instant.parse("2030-01-01T00:00:00Z");

    /** What is told of one customer, line by line; not the stage, which rules judge in the background. */
    private static final String TOLD = """
            select concat_ws(' ', 'customer', kind, name, name_key, external, tier, language, contract, owner_id,
                (select name from customer parent where parent.id = customer.parent_id), do_not_contact) as line
            from customer where id = :id
            union all
            select concat_ws(' ', 'fact', name, value) from customer_fact where customer_id = :id
            union all
            select concat_ws(' ', 'tag', word, source, expires_at) from customer_tag where customer_id = :id
            union all
            select concat_ws(' ', 'consent', purpose, channel, granted) from customer_consent where customer_id = :id
            union all
            select concat_ws(' ', 'point', kind, value) from contact_point where customer_id = :id
            union all
            select concat_ws(' ', 'identity', channel, external) from social_identity where customer_id = :id
            union all
            select concat_ws(' ', 'case', kind, title, state) from subject where customer_id = :id
            union all
            select concat_ws(' ', 'ticket', subject, product) from ticket where customer_id = :id
            union all
            select concat_ws(' ', 'lead', name) from lead where customer_id = :id
            union all
            select concat_ws(' ', 'opportunity', name) from opportunity where customer_id = :id
            union all
            select concat_ws(' ', 'member', (select name from community_group where id = group_id), doubles is null)
            from member where customer_id = :id
            union all
            select concat_ws(' ', 'in group', (select name from community_group where id = group_id), doubles is null)
            from group_member where customer_id = :id
            union all
            select concat_ws(' ', 'reach', count(*)) from member_reach where customer_id = :id
            union all
            select concat_ws(' ', 'knows', relation.kind, other.name, relation.ended_at is null)
            from customer_relation relation
            join customer other on other.id = relation.to_id
            where from_id = :id
            union all
            select concat_ws(' ', 'calendar', calendar) from calendar_assignment where kind = 'CUSTOMER' and key = cast(:id as text)
            """;

    final String mark = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    private final Means means;
    private final Map<String, CustomerId> customers = new HashMap<>();
    private final Map<String, SubjectId> cases = new HashMap<>();

    World(Means means, List<String> names, List<UserId> owners) {
        this.means = means;
        for (var name : names)
            customers.put(
                    name,
                    means.customers()
                            .add(new NewCustomer(
                                    NewCustomer.Kind.ORGANISATION,
                                    name + " " + mark,
                                    name + mark,
                                    null,
                                    owners.get(name.charAt(0) % owners.size()),
                                    List.of(),
                                    Map.of()))
                            .id());
    }

    CustomerId id(String name) {
        return Objects.requireNonNull(customers.get(name));
    }

    List<String> told(String name) {
        return told(id(name)).stream()
                .map(line -> line.replace(mark, ""))
                .sorted()
                .toList();
    }

    /** In one order, whichever rows are written anew in the background. */
    List<String> told(CustomerId id) {
        return means.jdbc().sql(TOLD).param("id", id.value()).query(String.class).list().stream()
                .sorted()
                .toList();
    }

    String mail(int number) {
        return "p%d@%s.example".formatted(number, mark);
    }

    void point(String of, int number) {
        means.customers().reachBy(id(of), List.of(mail(number)));
    }

    void identity(String of, int number) {
        means.jdbc()
                .sql(
                        "insert into social_identity (customer_id, channel, external, added_at) values (?, 'wecom', ?, now())")
                .params(id(of).value(), "i" + number + mark)
                .update();
    }

    void knows(String one, String other) {
        means.jdbc()
                .sql("""
                        insert into customer_relation (id, from_id, to_id, kind, added_at)
                        values (?, ?, ?, 'KNOWS', now())
                        on conflict do nothing
                        """)
                .params(Ids.next(), id(one).value(), id(other).value())
                .update();
    }

    void calendar(String of, String calendar) {
        means.jdbc()
                .sql(
                        "insert into calendar_assignment (kind, key, calendar, changed_at) values ('CUSTOMER', ?, ?, now())")
                .params(id(of).toString(), calendar)
                .update();
    }

    void consent(String of, String channel, boolean granted) {
        means.consents().change(id(of), channel, granted);
    }

    void forbid(String of, boolean forbidden) {
        means.consents().forbidContact(id(of), forbidden);
    }

    void tag(String of, String word, int day) {
        means.tags().add(id(of), new Tags.Tag(word, "hand", day == 0 ? null : DAY.plusSeconds(86_400L * day)));
    }

    void untag(String of, String word) {
        means.tags().remove(id(of), word);
    }

    void fact(String of, String name, String value) {
        means.jdbc().sql("""
                        insert into customer_fact (customer_id, name, value)
                        values (?, ?, ?)
                        on conflict (customer_id, name) do update set value = excluded.value
                        """).params(id(of).value(), name, value).update();
    }

    void terms(String of, String tier, @Nullable String language, String contract) {
        means.customers().changeTerms(id(of), new CustomerTerms(tier, language, contract), null);
    }

    /** All else as it is. */
    void contract(String of, String contract) {
        var known = means.jdbc()
                .sql("select tier, language from customer where id = ?")
                .param(id(of).value())
                .query((row, number) -> new CustomerTerms(row.getString("tier"), row.getString("language"), contract))
                .single();
        means.customers().changeTerms(id(of), known, null);
    }

    void lifecycle(String of, Lifecycle lifecycle) {
        means.customers().changeLifecycle(id(of), lifecycle);
    }

    void owner(String of, UserId owner) {
        var team = means.jdbc()
                .sql("select team from customer where id = ?")
                .param(id(of).value())
                .query(String.class)
                .optional()
                .orElse(null);
        means.owners()
                .move(
                        Map.of(id(of), new Owner(owner, team)),
                        new OwnerMoves.Why(OwnerCause.BY_HAND, "So be it.", null, null));
    }

    void helper(String of, UserId person) {
        means.jdbc()
                .sql("insert into customer_collaborator (id, customer_id, user_id, added_at) values (?, ?, ?, now())")
                .params(UUID.randomUUID(), id(of).value(), person.value())
                .update();
    }

    void below(String of, String parent) {
        Subsidiaries.link(means.jdbc(), id(of), parent + mark);
    }

    void ticket(String of, String title) {
        cases.put(
                title,
                means.tickets()
                        .open(new NewTicket(id(of), title, "Please help.", Channel.EMAIL, null, false))
                        .id());
    }

    void product(String title, String product) {
        means.jdbc()
                .sql("update ticket set product = ? where id = ?")
                .params(product, subject(title).value())
                .update();
    }

    void lead(String of, String title, int mail) {
        means.transactions().executeWithoutResult(work -> {
            var lead = means.leads()
                    .open(new NewLead(
                            Contact.read(title, null, null, mail(mail), "CN"),
                            new Lead.Origin(null, null, null, Map.of()),
                            null));
            var id = lead.id().subject();
            means.jdbc()
                    .sql("update lead set customer_id = ? where id = ?")
                    .params(id(of).value(), id.value())
                    .update();
            means.events().publishEvent(new CustomerLearnt(Ids.next(), id, Instant.now(), id(of)));
            cases.put(title, id);
        });
    }

    void opportunity(String of, String title, UserId owner, String team, @Nullable String lead) {
        var parent = lead == null ? null : new LeadId(subject(lead).value());
        var opportunity = means.opportunities()
                .open(new NewOpportunity(title, id(of), null, Money.of(BigDecimal.TEN, "EUR"), owner, team, parent));
        cases.put(title, opportunity.id().subject());
    }

    /** False where there is one already. */
    boolean member(String of, String group) {
        try {
            cases.put(group + of, means.members().join(id(of), group, "wecom").id());
            return true;
        } catch (Refused known) {
            return false;
        }
    }

    void reach(String member) {
        means.jdbc().sql("""
                        insert into member_reach (id, member_id, customer_id, at)
                        select ?, id, customer_id, now() from member where id = ?
                        """).params(Ids.next(), subject(member).value()).update();
    }

    private SubjectId subject(String title) {
        return Objects.requireNonNull(cases.get(title), title);
    }
}
