package dev.rapport.notice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.notice.Notice;
import dev.rapport.notice.NoticeCentre;
import dev.rapport.notice.NoticesChanged;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.Live;
import dev.rapport.platform.ui.PageHead;
import jakarta.annotation.security.PermitAll;

/** All that I was told in the last 90 days, newest first. */
@Route("notices")
@PermitAll
public class NoticesView extends Div implements HasDynamicTitle {

    private final LineList<Notice> list;
    private final Button readAll = new Button(getTranslation("notice.read-all"));
    private final EmptyState empty =
            new EmptyState(VaadinIcon.BELL_O, getTranslation("notice.none"), getTranslation("notice.none-hint"));

    NoticesView(NoticeCentre notices, Access access, Live live) {
        addClassName("page");
        list = new LineList<>(
                (after, limit) -> notices.mine(limit, after),
                notice -> new NoticeLine(notice, () -> notices.read(notice.id())),
                "notice-list",
                "panel");
        readAll.addClickListener(click -> {
            notices.readAll();
            show();
        });
        add(new PageHead(getPageTitle()).actions(readAll), list, empty);
        show();
        var me = access.me().id();
        live.refresh(this, NoticesChanged.class, change -> change.person().equals(me), this::show);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("notice.title");
    }

    private void show() {
        var isAny = list.reload();
        list.setVisible(isAny);
        readAll.setVisible(isAny);
        empty.setVisible(!isAny);
    }
}
