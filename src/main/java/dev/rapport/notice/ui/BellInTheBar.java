package dev.rapport.notice.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.access.Access;
import dev.rapport.notice.NoticeCentre;
import dev.rapport.notice.NoticesChanged;
import dev.rapport.platform.ui.BarItem;
import dev.rapport.platform.ui.Live;

@org.springframework.stereotype.Component
class BellInTheBar implements BarItem {

    private final NoticeCentre notices;
    private final Access access;
    private final Live live;

    BellInTheBar(NoticeCentre notices, Access access, Live live) {
        this.notices = notices;
        this.access = access;
        this.live = live;
    }

    @Override
    public Component show() {
        var me = access.me().id();
        var bell = new NoticeBell(notices);
        live.refresh(bell, NoticesChanged.class, change -> change.person().equals(me), bell::refresh);
        return bell;
    }

    @Override
    public int order() {
        return 10;
    }
}
