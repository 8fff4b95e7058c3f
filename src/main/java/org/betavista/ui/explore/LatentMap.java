package org.betavista.ui.explore;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import org.betavista.analysis.CovarianceEllipse;
import org.betavista.model.Codes;
import org.betavista.session.EncodedImage;
import org.betavista.session.Survey;
import org.betavista.ui.control.DrawnRegion;
import org.betavista.ui.control.Ink;
import org.betavista.ui.control.Look;
import org.betavista.ui.latent.LatentPointViewModel;
import org.jspecify.annotations.Nullable;

/**
 * The codes of held-out images on two latents, coloured by a label or factor, with the prior's
 * rings and the crosshair at z. Hovering a point previews it; pressing moves z.
 */
final class LatentMap extends StackPane {
    private static final double REACH = 7;

    private final LatentPointViewModel point;
    private final Look look;
    private final MapPoints points;
    private final Overlay overlay;
    private final Crosshair crosshair;
    private LatentPair pair = new LatentPair(0, 0);
    private int factor;
    private int hovered = -1;
    private double zoom = 1;

    LatentMap(LatentPointViewModel point, Look look) {
        this.point = point;
        this.look = look;
        points = new MapPoints(point, look);
        overlay = new Overlay();
        crosshair = new Crosshair(look);
        getChildren().addAll(points, overlay, crosshair);
        setId("latent-map");
        setMinSize(0, 0);
        look.onChange(overlay::redraw);
        point.surveyProperty().addListener((property, old, now) -> overlay.redraw());
        point.surveyProperty().addListener((property, old, now) -> showCrosshair());
        point.zProperty().addListener((property, old, now) -> showCrosshair());
        point.selectedProperty().addListener((property, old, now) -> overlay.redraw());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover(-1));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        setOnScroll(
                event -> {
                    zoom = Math.max(0.5, Math.min(8, zoom * Math.pow(1.002, event.getDeltaY())));
                    show();
                    event.consume();
                });
    }

    /** Chooses the two latents. */
    void setLatents(LatentPair newPair) {
        pair = newPair;
        show();
    }

    /** Chooses the factor that colours the points. */
    void setFactor(int newFactor) {
        factor = newFactor;
        show();
    }

    private void show() {
        points.show(pair, factor, zoom);
        overlay.redraw();
        showCrosshair();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        showCrosshair();
    }

    private void showCrosshair() {
        Survey survey = point.surveyProperty().get();
        float[] z = point.zProperty().get();
        int last = Math.max(pair.across(), pair.up());
        if (survey == null || last >= survey.codes().latentSize() || last >= z.length) {
            crosshair.hide();
            return;
        }
        MapFrame frame = frame(survey.codes());
        crosshair.show(frame.x(z[pair.across()]), frame.y(z[pair.up()]));
    }

    private MapFrame frame(Codes codes) {
        return MapFrame.of(codes, pair, zoom, getWidth(), getHeight(), point.missingKl() == null);
    }

    private void moved(MouseEvent event) {
        Survey survey = point.surveyProperty().get();
        if (survey == null) {
            return;
        }
        MapFrame frame = frame(survey.codes());
        int nearest = -1;
        double reach = REACH * REACH;
        for (int i = 0; i < survey.codes().count(); i++) {
            double dx = frame.x(MapFrame.mu(survey.codes(), i, pair.across())) - event.getX();
            double dy = frame.y(MapFrame.mu(survey.codes(), i, pair.up())) - event.getY();
            if (dx * dx + dy * dy < reach) {
                reach = dx * dx + dy * dy;
                nearest = i;
            }
        }
        hover(nearest);
    }

    private void hover(int index) {
        if (index == hovered) {
            return;
        }
        hovered = index;
        Survey survey = point.surveyProperty().get();
        if (index < 0 || survey == null) {
            point.endPreview();
        } else {
            point.preview(survey.codes().mu(index));
        }
        overlay.redraw();
    }

    private void pressed(MouseEvent event) {
        Survey survey = point.surveyProperty().get();
        if (survey == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (hovered >= 0) {
            float[] code = survey.codes().mu(hovered);
            hover(-1);
            point.jump("held-out image", code);
        } else {
            point.beginChange();
            dragged(event);
        }
    }

    private void dragged(MouseEvent event) {
        Survey survey = point.surveyProperty().get();
        if (survey == null || !event.isPrimaryButtonDown()) {
            return;
        }
        long now = System.nanoTime();
        MapFrame frame = frame(survey.codes());
        point.move(pair.across(), round(frame.valueX(event.getX())), now);
        if (pair.up() != pair.across()) {
            point.move(pair.up(), round(frame.valueY(event.getY())), now);
        }
    }

    private static float round(double value) {
        return Math.round(value * 100) / 100f;
    }

    /** The layer above the codes: the chosen image and what is under the pointer. */
    private final class Overlay extends DrawnRegion {
        @Override
        protected void draw(GraphicsContext graphics, double width, double height) {
            Survey survey = point.surveyProperty().get();
            if (survey == null || pair.across() >= survey.codes().latentSize()) {
                return;
            }
            MapFrame frame = frame(survey.codes());
            MapFrame.clip(graphics, width, height);
            drawPosterior(graphics, frame, point.selectedProperty().get());
            drawHovered(graphics, frame, survey.codes());
            graphics.restore();
        }
    }

    private void drawHovered(GraphicsContext graphics, MapFrame frame, Codes codes) {
        if (hovered >= 0 && hovered < codes.count()) {
            graphics.setStroke(look.color(Ink.Z));
            graphics.setLineWidth(2);
            graphics.strokeOval(
                    frame.x(MapFrame.mu(codes, hovered, pair.across())) - 5,
                    frame.y(MapFrame.mu(codes, hovered, pair.up())) - 5,
                    10,
                    10);
        }
    }

    private void drawPosterior(
            GraphicsContext graphics, MapFrame frame, @Nullable EncodedImage chosen) {
        if (chosen == null
                || pair.across() >= chosen.mu().length
                || pair.up() >= chosen.mu().length) {
            return;
        }
        double x = frame.x(chosen.mu()[pair.across()]);
        double y = frame.y(chosen.mu()[pair.up()]);
        if (point.missingKl() == null) {
            drawEllipses(graphics, frame, chosen, x, y);
        } else {
            graphics.setFill(look.color(Ink.MU));
            graphics.fillOval(x - 3, y - 3, 6, 6);
        }
        graphics.setFill(look.color(Ink.MU));
        graphics.fillOval(x - 20, y - 20, 15, 15);
        graphics.setFill(look.color(Ink.PANEL));
        graphics.setFont(look.strongWords(10.5));
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText("A", x - 12.5, y - 8.8);
    }

    /** One and two standard deviations of q(z|x); with a full covariance they tilt. */
    private void drawEllipses(
            GraphicsContext graphics, MapFrame frame, EncodedImage chosen, double x, double y) {
        CovarianceEllipse ellipse =
                CovarianceEllipse.of(
                        chosen.covariance(pair.across(), pair.across()),
                        chosen.covariance(pair.across(), pair.up()),
                        chosen.covariance(pair.up(), pair.up()));
        graphics.save();
        graphics.translate(x, y);
        graphics.rotate(-Math.toDegrees(ellipse.angle())); // Pixels count downwards.
        for (int sigmas = 2; sigmas >= 1; sigmas--) {
            double a = Math.max(2, sigmas * ellipse.major() * frame.scale());
            double b = Math.max(2, sigmas * ellipse.minor() * frame.scale());
            graphics.setFill(look.color(Ink.SIGMA).deriveColor(0, 1, 1, 0.1));
            graphics.fillOval(-a, -b, 2 * a, 2 * b);
            graphics.setStroke(look.color(Ink.SIGMA));
            graphics.setLineWidth(sigmas == 1 ? 2 : 1);
            graphics.strokeOval(-a, -b, 2 * a, 2 * b);
        }
        graphics.restore();
    }
}
