package dev.rapport.community.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.community.Member;
import dev.rapport.community.MemberDesk;
import dev.rapport.community.MemberFilter;
import dev.rapport.community.MemberQueries;
import dev.rapport.community.groups.Groups;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of all groups. */
@Route("members")
@Menu(title = "nav.community", order = 50, icon = "vaadin:group")
@RolesAllowed({"COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class MembersView extends ListPage<Member> {

    private static final List<String> LEVELS = List.of("active", "warm", "quiet", "lost");

    private final transient MemberQueries queries;
    private final transient Customers customers;
    private final Map<CustomerId, String> names = new HashMap<>();
    private final Map<SubjectId, ContactStanding> inPeace = new HashMap<>();
    private final transient ListFilter<String> search = search("member.search");
    private final transient ListFilter<Member.State> state =
            choice("state", "member.state", Member.State.values(), value -> getTranslation("MemberState." + value));
    private final transient ListFilter<String> level = choice(
            "level", "member.level", LEVELS, Function.identity(), value -> getTranslation("word.level." + value));

    MembersView(MemberQueries queries, MemberDesk desk, CustomerDesk customerDesk, Customers customers, Groups groups) {
        super("nav.community");
        this.queries = queries;
        this.customers = customers;
        var columns = columns();
        columns.card(
                "nav.community", member -> new Div(new SubjectLink(member.number()), new Span(" "), customer(member)));
        columns.cell("member.number", member -> new SubjectLink(member.number()))
                .wideOnly();
        columns.cell("member.customer", this::customer).width("10rem", 2).wideOnly();
        columns.cell("member.group", member -> new Anchor("groups/" + member.groupId(), member.group()));
        columns.cell("member.state", this::state).width("17rem", 1);
        columns.cell("member.level", member -> MemberChips.level(this, member.activity()));
        columns.cell("member.interest", member -> MemberChips.interest(this, member.activity()));
        columns.cell("member.seen", member -> Times.ago(member.lastSeenAt()));
        ifNothing(VaadinIcon.GROUP, "member.none");
        creates("member.create", desk.mayAdd(), () -> new NewMemberDialog(desk, customerDesk, groups).open());
    }

    @Override
    protected Page<Member> read(int limit, @Nullable String after) {
        var page = queries.list(new MemberFilter(search.get(), state.get(), level.get()), limit, after);
        inPeace.putAll(queries.inPeace(page.items()));
        names.putAll(customers.names(page.items().stream().map(Member::customer).toList()));
        return page;
    }

    private Anchor customer(Member member) {
        return new Anchor("customers/" + member.customer(), names.getOrDefault(member.customer(), "–"));
    }

    private Span state(Member member) {
        var state = new Span(getTranslation("MemberState." + member.state()));
        var standing = inPeace.get(member.id());
        if (member.state() != Member.State.RESTING || standing == null) return state;
        var channel = getTranslation("word.channel." + member.channel());
        state.setText(getTranslation("member.peace-short." + standing, channel));
        state.setTitle(getTranslation("member.peace." + standing, channel));
        return state;
    }
}
