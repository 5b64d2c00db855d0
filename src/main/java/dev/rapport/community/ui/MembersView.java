package dev.rapport.community.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.community.Member;
import dev.rapport.community.MemberDesk;
import dev.rapport.community.MemberFilter;
import dev.rapport.community.MemberQueries;
import dev.rapport.customer.ContactStanding;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of all groups. */
@Route("members")
@Menu(title = "nav.community", order = 50, icon = "vaadin:group")
@RolesAllowed({"COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class MembersView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient MemberQueries queries;
    private final transient MemberDesk desk;
    private final transient CustomerDesk customerDesk;
    private final transient Customers customers;
    private final Map<CustomerId, String> names = new HashMap<>();
    private final Map<SubjectId, ContactStanding> inPeace = new HashMap<>();
    private final TextField search = new TextField();
    private final ComboBox<Member.State> state = new ComboBox<>();
    private final ComboBox<String> level = new ComboBox<>();
    private final KeysetGrid<Member> grid;
    private final EmptyState empty;

    MembersView(MemberQueries queries, MemberDesk desk, CustomerDesk customerDesk, Customers customers) {
        this.queries = queries;
        this.desk = desk;
        this.customerDesk = customerDesk;
        this.customers = customers;
        addClassName("page");
        grid = grid();
        filters();
        empty = new EmptyState(
                VaadinIcon.GROUP, getTranslation("member.none"), getTranslation("member.none-hint"), addButton());
        grid.onReload(this::showEmpty);
        var row = new Div(search, state, level);
        row.addClassName("row");
        add(new PageHead(getPageTitle()).actions(addButton()), row, grid, empty);
        showEmpty(false);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        var parameters = navigation.getLocation().getQueryParameters();
        parameters.getSingleParameter("q").ifPresent(search::setValue);
        grid.reload();
        if (parameters.getParameters().containsKey("new")) addMember();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.community");
    }

    private void filters() {
        search.setPlaceholder(getTranslation("member.search"));
        search.setAriaLabel(getTranslation("member.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setMaxLength(200);
        search.setWidth("min(22rem, 100%)");
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> grid.reload());
        state.setItems(Member.State.values());
        state.setItemLabelGenerator(item -> getTranslation("MemberState." + item));
        state.setPlaceholder(getTranslation("member.any-state"));
        state.setAriaLabel(getTranslation("member.state"));
        state.setClearButtonVisible(true);
        state.addValueChangeListener(change -> grid.reload());
        level.setItems("active", "warm", "quiet", "lost");
        level.setItemLabelGenerator(item -> getTranslation("word.level." + item));
        level.setPlaceholder(getTranslation("member.any-level"));
        level.setAriaLabel(getTranslation("member.level"));
        level.setClearButtonVisible(true);
        level.addValueChangeListener(change -> grid.reload());
    }

    private KeysetGrid<Member> grid() {
        var list = new KeysetGrid<Member>(this::load);
        list.addComponentColumn(member -> new SubjectLink(member.number())).setHeader(getTranslation("member.number"));
        list.addComponentColumn(this::customer)
                .setHeader(getTranslation("member.customer"))
                .setFlexGrow(2);
        list.addColumn(Member::group).setHeader(getTranslation("member.group"));
        list.addComponentColumn(this::state)
                .setHeader(getTranslation("member.state"))
                .setWidth("17rem");
        list.addComponentColumn(member -> MemberChips.level(this, member.activity()))
                .setHeader(getTranslation("member.level"));
        list.addComponentColumn(member -> MemberChips.interest(this, member.activity()))
                .setHeader(getTranslation("member.interest"));
        list.addComponentColumn(member -> Times.ago(member.lastSeenAt())).setHeader(getTranslation("member.seen"));
        list.onPhone(
                getPageTitle(),
                member -> List.of(
                        new Div(new SubjectLink(member.number()), new Span(" "), customer(member)),
                        state(member),
                        MemberChips.level(this, member.activity()),
                        MemberChips.interest(this, member.activity()),
                        new Span(member.group()),
                        Times.ago(member.lastSeenAt())));
        return list;
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

    private Page<Member> load(@Nullable String after, int limit) {
        var page = queries.list(new MemberFilter(search.getValue(), state.getValue(), level.getValue()), limit, after);
        inPeace.putAll(queries.inPeace(page.items()));
        names.putAll(customers.names(page.items().stream().map(Member::customer).toList()));
        return page;
    }

    private Button addButton() {
        var button = new Button(getTranslation("member.create"), VaadinIcon.PLUS.create(), click -> addMember());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setVisible(desk.mayWork());
        return button;
    }

    private void addMember() {
        new NewMemberDialog(desk, customerDesk).open();
    }

    private void showEmpty(boolean nothing) {
        grid.setVisible(!nothing);
        empty.setVisible(nothing);
    }
}
