namespace Reweave.Demo;

/// <summary>A picture in memory: three bytes a pixel, row by row.</summary>
internal sealed class Picture(int width, int height)
{
    public int Width => width;
    public int Height => height;
    public byte[] Pixels { get; } = new byte[width * height * 3];

    public void Put(int x, int y, Colour colour)
    {
        var at = (y * width + x) * 3;
        (Pixels[at], Pixels[at + 1], Pixels[at + 2]) = (
            (byte)Math.Clamp(colour.Red, 0, 255),
            (byte)Math.Clamp(colour.Green, 0, 255),
            (byte)Math.Clamp(colour.Blue, 0, 255)
        );
    }

    /// <summary>The mean of squares of so many pixels a side.</summary>
    public Picture Smaller(int times)
    {
        var small = new Picture(width / times, height / times);
        for (var i = 0; i < small.Pixels.Length; i++)
        {
            var (x, y) = (i / 3 % small.Width * times, i / 3 / small.Width * times);
            var sum = 0;
            for (var dy = 0; dy < times; dy++)
            {
                for (var dx = 0; dx < times; dx++)
                {
                    sum += Pixels[((y + dy) * width + x + dx) * 3 + i % 3];
                }
            }

            small.Pixels[i] = (byte)(sum / (times * times));
        }

        return small;
    }
}

/// <summary>0 to 255 each.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    public Colour Towards(Colour other, double share) =>
        new(
            Red + (other.Red - Red) * share,
            Green + (other.Green - Green) * share,
            Blue + (other.Blue - Blue) * share
        );
}

/// <summary>Landscapes of a sky, a light and some hills or waves: pictures that show nobody.</summary>
internal static class Scene
{
    public static Picture Draw(string scene, int width, int height, Dice dice)
    {
        var colours = scene switch
        {
            "lake" => new Palette(0xBFD6E0, 0xF3E2C7, 0xFFF3D6, 0x7E97A0, 0x3E5F73),
            "harbour" => new Palette(0x2C3E5C, 0xE7A977, 0xFFD9A0, 0x4F5F78, 0x1F2C40),
            "garden" => new Palette(0xCFE3EC, 0xF5F0DC, 0xFFF6DC, 0x9DB58A, 0x55733F),
            "snow" => new Palette(0xB9C6D6, 0xEDEFF2, 0xFFFFFF, 0xDDE4EC, 0xAEBBCB),
            "hills" => new Palette(0x8FB2C9, 0xF2D7B5, 0xFFEBC2, 0x8C9A72, 0x4B5B3C),
            _ => throw new InvalidOperationException($"There is no scene “{scene}”."),
        };
        var picture = new Picture(width, height);
        var (lightX, lightY) = (
            width * (0.2 + 0.6 * dice.Next()),
            height * (0.2 + 0.2 * dice.Next())
        );
        var ridges = Enumerable.Range(0, 4).Select(depth => new Ridge(depth, dice)).ToArray();
        for (var x = 0; x < width; x++)
        {
            var heights = ridges.Select(ridge => ridge.At(x / (double)width) * height).ToArray();
            for (var y = 0; y < height; y++)
            {
                var depth = Array.FindLastIndex(heights, top => y >= top);
                picture.Put(x, y, depth < 0 ? Sky(x, y) : Ground(depth, y - heights[depth]));
            }
        }

        return picture;

        Colour Sky(int x, int y)
        {
            var distance = Math.Sqrt(Math.Pow(x - lightX, 2) + Math.Pow(y - lightY, 2)) / width;
            var sky = colours.High.Towards(colours.Low, Math.Min(1, y / (height * 0.6)));
            return sky.Towards(colours.Light, distance < 0.045 ? 1 : Math.Exp(-distance * 7) * 0.7);
        }

        Colour Ground(int depth, double below) =>
            colours
                .Far.Towards(colours.Near, depth / 3.0)
                .Towards(colours.Low, 0.3 * Math.Exp(-below / (height * 0.05)));
    }

    private sealed record Palette(Colour High, Colour Low, Colour Light, Colour Far, Colour Near)
    {
        public Palette(int high, int low, int light, int far, int near)
            : this(Of(high), Of(low), Of(light), Of(far), Of(near)) { }

        private static Colour Of(int rgb) => new(rgb >> 16, (rgb >> 8) & 255, rgb & 255);
    }

    /// <summary>The line of a hill: three waves on top of each other, lower the nearer it is.</summary>
    private sealed class Ridge(int depth, Dice dice)
    {
        private readonly (double Size, double Length, double Shift)[] _waves =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(wave =>
                    (0.05 * dice.Next() / wave, wave * (0.6 + dice.Next()), dice.Next() * Math.Tau)
                ),
        ];

        public double At(double x) =>
            0.5
            + depth * 0.13
            + _waves.Sum(wave => wave.Size * Math.Sin(x * wave.Length * Math.Tau + wave.Shift));
    }
}
