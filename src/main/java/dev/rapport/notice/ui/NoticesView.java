package dev.rapport.notice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.notice.NoticeCentre;
import dev.rapport.notice.NoticesChanged;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.PageHead;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** All that I was told in the last 90 days, newest first. */
@Route("notices")
@PermitAll
public class NoticesView extends Div implements HasDynamicTitle {

    private static final int PAGE = 50;

    private final transient NoticeCentre notices;
    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button(getTranslation("notice.more"), click -> readOn());
    private @Nullable String next;

    NoticesView(NoticeCentre notices, Access access, Live live) {
        this.notices = notices;
        addClassName("page");
        list.addClassNames("notice-list", "panel");
        more.addThemeVariants(ButtonVariant.TERTIARY);
        var readAll = new Button(getTranslation("notice.read-all"), click -> {
            notices.readAll();
            show();
        });
        var empty =
                new EmptyState(VaadinIcon.BELL_O, getTranslation("notice.none"), getTranslation("notice.none-hint"));
        add(new PageHead(getPageTitle()).actions(readAll), list, more, empty);
        show();
        empty.setVisible(list.getElement().getChildCount() == 0);
        list.setVisible(!empty.isVisible());
        readAll.setVisible(!empty.isVisible());
        var me = access.me().id();
        live.refresh(this, NoticesChanged.class, change -> change.person().equals(me), this::show);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("notice.title");
    }

    private void show() {
        list.removeAll();
        next = null;
        readOn();
    }

    private void readOn() {
        var page = notices.mine(PAGE, next);
        page.items().forEach(notice -> list.add(new NoticeLine(notice, () -> notices.read(notice.id()))));
        next = page.next();
        more.setVisible(next != null);
    }
}
