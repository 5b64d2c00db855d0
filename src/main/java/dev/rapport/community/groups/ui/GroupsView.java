package dev.rapport.community.groups.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.SubjectChip;
import dev.rapport.community.groups.CommunityGroup;
import dev.rapport.community.groups.GroupFilter;
import dev.rapport.community.groups.GroupKind;
import dev.rapport.community.groups.GroupState;
import dev.rapport.community.groups.Groups;
import dev.rapport.customer.ContactChannels;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.ListFilter;
import dev.rapport.platform.ui.ListPage;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The groups that one may see, newest first. */
@Route("groups")
@Menu(title = "nav.groups", order = 49, icon = "vaadin:comments-o")
@RolesAllowed({"COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class GroupsView extends ListPage<CommunityGroup> {

    private final transient Groups groups;
    private final transient Staff staff;
    private final transient Map<UserId, String> owners = new HashMap<>();
    private final transient ListFilter<String> search = search("group.search");
    private final transient ListFilter<GroupState> state =
            choice("state", "group.state", GroupState.values(), value -> getTranslation("GroupState." + value));
    private final transient ListFilter<Channel> channel = choice(
            "channel",
            "group.channel",
            ContactChannels.ALL,
            Channel::word,
            value -> getTranslation("word.channel." + value.word()));
    private final transient ListFilter<Boolean> mine = only("mine", "group.only-mine");

    GroupsView(Groups groups, Staff staff) {
        super("nav.groups");
        this.groups = groups;
        this.staff = staff;
        var columns = columns();
        columns.card("group.name", GroupsView::link);
        columns.cell("group.name", GroupsView::link).width("14rem", 3).wideOnly();
        columns.words("group.channel", group -> getTranslation("word.channel." + group.channel()));
        columns.cell("group.state", GroupsView::state).width("8rem", 0);
        columns.words("group.members", GroupsView::members).width("8rem", 0).labelled();
        columns.words("group.owner", this::holder).width("10rem", 1).labelled();
        columns.words("group.tags", group -> String.join(", ", group.says().tags()))
                .width("10rem", 1)
                .wideOnly();
        ifNothing(VaadinIcon.COMMENTS_O, "group.none");
        creates("group.create", groups.mayOpen(), () -> new GroupDialog(groups, null, GroupDialog::open).open());
    }

    @Override
    protected Page<CommunityGroup> read(int limit, @Nullable String after) {
        var where = channel.get();
        var filter = new GroupFilter(search.get(), state.get(), where == null ? null : where.word(), mine.isSet());
        var page = groups.list(filter, limit, after);
        owners.putAll(staff.names(page.items().stream()
                .map(group -> group.says().owner())
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
        return page;
    }

    private String holder(CommunityGroup group) {
        var owner = group.says().owner();
        if (owner != null) return owners.getOrDefault(owner, "–");
        var team = group.says().team();
        return staff.team(team).map(one -> one.name(getLocale())).orElse(team);
    }

    static Component state(CommunityGroup group) {
        var stands = "GroupState." + group.state();
        return SubjectChip.of(GroupKind.GROUP.name(), stands, UI.getCurrent().getTranslation(stands), !group.isOver());
    }

    static String members(CommunityGroup group) {
        var capacity = group.says().capacity();
        return capacity == null ? String.valueOf(group.members()) : group.members() + " / " + capacity;
    }

    private static Anchor link(CommunityGroup group) {
        return new Anchor("groups/" + group.number(), group.number() + " · " + group.name());
    }
}
