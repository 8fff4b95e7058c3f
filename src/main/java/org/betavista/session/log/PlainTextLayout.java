package org.betavista.session.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.LayoutBase;

/**
 * One line for each event, in plain text, and the stack trace below. Times are UTC. What a file is
 * called may hold line ends and control characters; they are written as spaces, so that nothing can
 * pass for a line of the log.
 */
final class PlainTextLayout extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder text = new StringBuilder(200);
        text.append(event.getInstant())
                .append(' ')
                .append(event.getLevel())
                .append(" [")
                .append(event.getThreadName())
                .append("] ")
                .append(event.getLoggerName())
                .append(": ");
        String line = plain(text + String.valueOf(event.getFormattedMessage()), false);
        IThrowableProxy thrown = event.getThrowableProxy();
        return line
                + CoreConstants.LINE_SEPARATOR
                + (thrown == null ? "" : plain(ThrowableProxyUtil.asString(thrown), true));
    }

    private static String plain(String text, boolean hasLines) {
        StringBuilder plain = new StringBuilder(text);
        for (int i = 0; i < plain.length(); i++) {
            char sign = plain.charAt(i);
            boolean isLayout = sign == '\t' || (hasLines && (sign == '\n' || sign == '\r'));
            if (Character.isISOControl(sign) && !isLayout) {
                plain.setCharAt(i, ' ');
            }
        }
        return plain.toString();
    }
}
