package dev.rapport.notice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.rapport.notice.Notice;
import dev.rapport.notice.NoticeCentre;

/** A bell that counts what I have not read, and opens on the newest notices. */
class NoticeBell extends Div {

    private static final int SHOWN = 8;

    private final transient NoticeCentre notices;
    private final Button bell = new Button(VaadinIcon.BELL_O.create());
    private final Span count = new Span();
    private final Popover popover = new Popover();

    NoticeBell(NoticeCentre notices) {
        this.notices = notices;
        addClassName("notice-bell");
        bell.addThemeVariants(ButtonVariant.TERTIARY);
        bell.setSuffixComponent(count);
        count.addClassName("notice-count");
        popover.setTarget(bell);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(getTranslation("notice.title"));
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) fill();
        });
        add(bell, popover);
        refresh();
    }

    final void refresh() {
        var unread = notices.unread();
        var text = unread < NoticeCentre.COUNTED
                ? String.valueOf(unread)
                : getTranslation("notice.many", NoticeCentre.COUNTED - 1);
        count.setText(text);
        count.setVisible(unread > 0);
        var label = unread == 0 ? getTranslation("notice.title") : getTranslation("notice.unread-count", text);
        bell.setAriaLabel(label);
        bell.setTooltipText(label);
        if (popover.isOpened()) fill();
    }

    private void fill() {
        var page = notices.mine(SHOWN, null);
        popover.removeAll();
        var head = new Div(new H2(getTranslation("notice.title")));
        head.addClassName("notice-head");
        var content = new Div(head);
        content.addClassName("notice-panel");
        if (page.items().isEmpty()) content.add(new Paragraph(getTranslation("notice.none-hint")));
        else {
            head.add(readAll());
            var list = new UnorderedList();
            list.addClassName("notice-list");
            page.items().forEach(notice -> list.add(new NoticeLine(notice, () -> open(notice))));
            content.add(list);
        }
        var all = new Anchor("notices", getTranslation("notice.all"));
        all.getElement().addEventListener("click", click -> popover.close());
        content.add(all);
        popover.add(content);
    }

    private Button readAll() {
        var button = new Button(getTranslation("notice.read-all"), click -> {
            notices.readAll();
            refresh();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void open(Notice notice) {
        notices.read(notice.id());
        popover.close();
        refresh();
    }
}
