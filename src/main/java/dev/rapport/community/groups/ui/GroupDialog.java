package dev.rapport.community.groups.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.rapport.access.Person;
import dev.rapport.access.Team;
import dev.rapport.community.groups.CommunityGroup;
import dev.rapport.community.groups.GroupDraft;
import dev.rapport.community.groups.GroupRules;
import dev.rapport.community.groups.Groups;
import dev.rapport.customer.ContactChannels;
import dev.rapport.platform.Channel;
import dev.rapport.platform.ui.FormDialog;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens a group that is kept by hand, or says something else of one. */
class GroupDialog extends FormDialog {

    private static final int LONGEST_TAGS = 1_300;
    private static final int LONGEST_WORDS = 12_000;

    private final TextField name = new TextField(getTranslation("group.name"));
    private final ComboBox<Channel> channel = new ComboBox<>(getTranslation("group.channel"));
    private final TextArea purpose = new TextArea(getTranslation("group.purpose"));
    private final ComboBox<Person> owner = new ComboBox<>(getTranslation("group.owner"));
    private final ComboBox<Team> team = new ComboBox<>(getTranslation("group.team"));
    private final IntegerField capacity = new IntegerField(getTranslation("group.capacity"));
    private final TextField tags = new TextField(getTranslation("group.tags"));
    private final TextArea welcome = new TextArea(getTranslation("group.welcome"));
    private final TextArea banned = new TextArea(getTranslation("group.banned"));
    private final TextArea sensitive = new TextArea(getTranslation("group.sensitive"));
    private final TimePicker from = new TimePicker(getTranslation("group.quiet-from"));
    private final TimePicker until = new TimePicker(getTranslation("group.quiet-until"));
    private final TextArea posting = new TextArea(getTranslation("group.posting"));

    /** @param now the one that is changed; absent: one is opened */
    GroupDialog(Groups groups, @Nullable CommunityGroup now, Consumer<CommunityGroup> done) {
        setHeaderTitle(getTranslation(now == null ? "group.create" : "group.change"));
        choose(groups);
        limit();
        required(name, "group.bad-name", "group.name-taken", "group.name-is-told");
        if (now == null) required(channel);
        field(purpose);
        required(team, "group.no-team", "owners.no-such-team", "group.nobody-there");
        field(
                owner,
                "owners.no-such-person",
                "owners.person-left",
                "owners.works-not-with-customers",
                "owners.not-in-team",
                "group.owner-may-not");
        field(capacity, "group.bad-capacity", "group.holds-more");
        field(tags, "group.bad-tags");
        field(welcome);
        field(posting);
        field(banned);
        field(sensitive);
        field(from, "group.bad-quiet-hours");
        field(until);
        row(from, until);
        if (now == null) begin(groups);
        else {
            fill(now.says());
            name.setReadOnly(!now.isByHand());
            if (!now.isByHand()) name.setHelperText(getTranslation("group.name-hint"));
            owner.setValue(groups.owner(now).orElse(null));
        }
        saves(
                getTranslation(now == null ? "group.open" : "group.save"),
                () -> done.accept(
                        now == null
                                ? groups.open(channel.getValue().word(), draft())
                                : groups.change(now.number(), draft(), now.revision())));
    }

    static void open(CommunityGroup group) {
        UI.getCurrent().navigate("groups/" + group.number());
    }

    private void choose(Groups groups) {
        channel.setItems(ContactChannels.ALL);
        channel.setItemLabelGenerator(item -> getTranslation("word.channel." + item.word()));
        owner.setItems(query ->
                groups.possibleOwners(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
                        .skip(query.getOffset()));
        owner.setItemLabelGenerator(one -> getTranslation("staff.who", one.name(), one.login()));
        owner.setClearButtonVisible(true);
        owner.setHelperText(getTranslation("group.owner-hint"));
        team.setItems(groups.teams());
        team.setItemLabelGenerator(one -> one.name(getLocale()));
        Stream.of(channel, owner, team).forEach(one -> one.setWidthFull());
    }

    private void limit() {
        name.setMaxLength(GroupDraft.LONGEST_NAME);
        purpose.setMaxLength(GroupDraft.LONGEST_PURPOSE);
        capacity.setMin(1);
        capacity.setMax(GroupDraft.MOST);
        capacity.setHelperText(getTranslation("group.capacity-hint"));
        tags.setMaxLength(LONGEST_TAGS);
        tags.setHelperText(getTranslation("group.commas"));
        welcome.setMaxLength(GroupRules.LONGEST_WELCOME);
        posting.setMaxLength(GroupRules.LONGEST_POSTING);
        banned.setMaxLength(LONGEST_WORDS);
        banned.setHelperText(getTranslation("group.commas"));
        sensitive.setMaxLength(LONGEST_WORDS);
        sensitive.setHelperText(getTranslation("group.commas"));
        from.setClearButtonVisible(true);
        until.setClearButtonVisible(true);
    }

    private void begin(Groups groups) {
        channel.setValue(Channel.WECOM);
        chooseTeam(groups.usualTeam());
    }

    private void chooseTeam(String key) {
        team.getListDataView()
                .getItems()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .ifPresent(team::setValue);
    }

    private void fill(GroupDraft says) {
        var rules = says.rules();
        name.setValue(says.name());
        purpose.setValue(text(says.purpose()));
        chooseTeam(says.team());
        capacity.setValue(says.capacity());
        tags.setValue(String.join(", ", says.tags()));
        welcome.setValue(text(rules.welcome()));
        posting.setValue(text(rules.posting()));
        banned.setValue(String.join(", ", rules.banned()));
        sensitive.setValue(String.join(", ", rules.sensitive()));
        from.setValue(rules.quietFrom());
        until.setValue(rules.quietUntil());
    }

    private GroupDraft draft() {
        return new GroupDraft(
                name.getValue(),
                purpose.getValue(),
                owner.getValue() == null ? null : owner.getValue().id(),
                team.getValue() == null ? "" : team.getValue().key(),
                capacity.getValue(),
                words(tags.getValue()),
                new GroupRules(
                        welcome.getValue(),
                        words(banned.getValue()),
                        words(sensitive.getValue()),
                        from.getValue(),
                        until.getValue(),
                        posting.getValue()));
    }

    private static List<String> words(String typed) {
        return GroupRules.BETWEEN_WORDS.splitAsStream(typed).toList();
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }
}
