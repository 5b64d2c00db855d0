package dev.rapport.shell;

import com.vaadin.flow.component.Component;
import dev.rapport.access.Access;
import dev.rapport.platform.HeldWords;
import dev.rapport.platform.ui.BarItem;
import dev.rapport.platform.ui.Live;

@org.springframework.stereotype.Component
class WaitingInTheBar implements BarItem {

    private final HeldWords words;
    private final Access access;
    private final Live live;

    WaitingInTheBar(HeldWords words, Access access, Live live) {
        this.words = words;
        this.access = access;
        this.live = live;
    }

    @Override
    public Component show() {
        var me = access.me().id();
        var waiting = new WaitingWords(words);
        live.refresh(
                waiting,
                HeldWordsChannel.Changed.class,
                change -> change.author().equals(me),
                waiting::refresh);
        return waiting;
    }

    @Override
    public int order() {
        return 0;
    }
}
